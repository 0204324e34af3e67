import type { JSHandle, Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { Companion } from '../companion';

/** Does the work with the rules in force on the page, and takes them away again. */
export async function withStyles<T>(
  companion: Companion,
  page: Page,
  css: string,
  work: () => Promise<T>,
): Promise<T> {
  const window = (await companion.electron.browserWindow(page)) as JSHandle<BrowserWindow>;
  const key = await window.evaluate((target, text) => target.webContents.insertCSS(text), css);
  try {
    return await work();
  } finally {
    await window.evaluate((target, id) => target.webContents.removeInsertedCSS(id), key);
  }
}
