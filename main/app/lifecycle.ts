import { app } from 'electron';

/**
 * Quitting waits for `finish`, in which what was typed and what is being written reaches the disk. The first
 * request to quit is held back at once, as Electron demands; when the work is done, or failed, the app ends.
 */
export function quitAfter(finish: () => Promise<void>): void {
  let isFinishing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isFinishing) return;
    isFinishing = true;
    void finish()
      .catch((error: unknown) => {
        process.stderr.write(`quit: ${String(error)}\n`);
      })
      .finally(() => {
        app.exit(0);
      });
  });
  // Closing the last window leaves the app in the tray.
  app.on('window-all-closed', () => undefined);
}
