import type { Logger } from '../services/ports';

/**
 * A defect of ours must not stop the work at hand: what matters is on disk before it is shown. Without this, Electron
 * would show an English dialog and wait for it, even while the computer shuts down.
 */
export function logDefects(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.error('defect', { error });
  });
  process.on('unhandledRejection', (reason) => {
    logger.error('defect', { error: reason });
  });
}
