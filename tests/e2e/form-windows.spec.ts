import type { Page } from '@playwright/test';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const focused = async (companion: Companion, page: Page) => (await companion.windowState(page)).isFocused;

const boundsOf = async (companion: Companion, page: Page) => {
  const window = await companion.electron.browserWindow(page);
  return window.evaluate((target) => (target as Electron.BrowserWindow).getBounds());
};

/** How far a window manager may shift a window by its frame, x and y together. */
const framePx = 60;

test('Ctrl+Tab walks through the open forms, which do not hide each other', async ({ launch, sandbox }) => {
  const companion = await launch();
  const forms = [];
  for (let count = 0; count < 3; count += 1) forms.push((await openForm(companion, sandbox)).form);
  const [first, second, third] = forms;
  if (!first || !second || !third) throw new Error('three forms');
  const places = [];
  for (const { page } of forms) places.push(await boundsOf(companion, page));
  expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
  const window = await companion.electron.browserWindow(first.page);
  await window.evaluate((target) => {
    (target as Electron.BrowserWindow).show();
    (target as Electron.BrowserWindow).focus();
  });
  await expect.poll(() => focused(companion, first.page)).toBe(true);
  await first.page.keyboard.press('Control+Tab');
  await expect.poll(() => focused(companion, second.page)).toBe(true);
  await second.page.keyboard.press('Control+Tab');
  await expect.poll(() => focused(companion, third.page)).toBe(true);
  await third.page.keyboard.press('Control+Tab');
  await expect.poll(() => focused(companion, first.page)).toBe(true);
  await first.page.keyboard.press('Control+Shift+Tab');
  await expect.poll(() => focused(companion, third.page)).toBe(true);
});

test('a form opens where the last one was left, also after a restart', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const window = await companion.electron.browserWindow(form.page);
  const wanted = { x: 40, y: 60, width: 700, height: 520 };
  await window.evaluate((target, bounds) => {
    (target as Electron.BrowserWindow).setBounds(bounds);
  }, wanted);
  // The window manager resizes and moves in two steps, and adds its frame to the place.
  const isThere = async () => {
    const { x, y, width, height } = await boundsOf(companion, form.page);
    const isSized = width === wanted.width && height === wanted.height;
    return isSized && Math.abs(x - wanted.x) + Math.abs(y - wanted.y) < framePx;
  };
  await expect.poll(isThere).toBe(true);
  const left = await boundsOf(companion, form.page);
  await companion.quit();
  const again = await launch({ dataFolder: companion.dataFolder });
  const { form: next } = await openForm(again, sandbox);
  const now = await boundsOf(again, next.page);
  expect(now).toMatchObject({ width: 700, height: 520 });
  expect(Math.abs(now.x - left.x) + Math.abs(now.y - left.y)).toBeLessThan(framePx);
});

test('with the setting, the oldest pending one opens after Enviar', async ({ launch, sandbox }) => {
  const settings = { 'form.opensNext': true, 'form.opening': 'onClick' };
  const companion = await launch({ policy: { settings } });
  const { client } = sandbox;
  const older = await client.finishAttendance();
  const inbox = await companion.window('inbox');
  await expect(inbox.getByText(older.numero).first()).toBeVisible();
  const seed = await client.seedData();
  const newer = await client.finishAttendance({ cliente: { codigo: seed.customer.Codigo } });
  await expect(inbox.getByText(newer.numero).first()).toBeVisible();
  await inbox.evaluate(
    (attendanceId) => window.desktop.invoke['inbox:open']({ attendanceId }),
    `${newer.conta}/${newer.id}`,
  );
  const form = await companion.form(newer.numero);
  await form.fillClosed(seed);
  await form.sendAndReadNumber();
  await form.waitUntilClosed();
  const next = await companion.form(older.numero);
  await expect.poll(() => focused(companion, next.page)).toBe(true);
});
