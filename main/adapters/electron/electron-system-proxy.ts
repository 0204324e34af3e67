import { session } from 'electron';
import type { SystemProxy } from '../../services/ports';

/** The proxy as Chromium finds it: the system's settings, WPAD and PAC scripts. */
export const electronSystemProxy: SystemProxy = {
  resolve: (url) => session.defaultSession.resolveProxy(url),
};
