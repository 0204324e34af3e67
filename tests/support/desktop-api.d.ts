import type { DesktopApi } from '../../common/ipc/contract';

declare global {
  interface Window {
    desktop: DesktopApi;
  }
}
