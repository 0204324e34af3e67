// Pictures of the whole screen: window frames, notifications and the tray, which the pictures of
// a page do not show.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Saves the whole screen of the session as a PNG file. */
export async function takeScreenScreenshot(file: string): Promise<void> {
  await execute('import', ['-window', 'root', '-silent', file]);
}

/** Saves a part of it; numbers are pixels. */
export async function takeAreaScreenshot(
  file: string,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<void> {
  const geometry = `${String(area.width)}x${String(area.height)}+${String(area.x)}+${String(area.y)}`;
  await execute('import', ['-window', 'root', '-silent', '-crop', geometry, '+repage', file]);
}
