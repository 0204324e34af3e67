import type { DesktopApi } from '../../../common/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload script. Use `call` and `onEvent`, never this directly. */
    readonly desktop: DesktopApi;
  }
}
