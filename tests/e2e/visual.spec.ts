import { atRest } from './support/checks/at-rest';
import { expect, test } from './support/fixture';
import { pictureTime, withSlowTime } from './support/slow-time';
import { tours, type Theme } from './support/tours';

test.use({ sandboxOptions: { now: pictureTime } });

const themes: readonly Theme[] = ['light', 'dark'];

/** Every state as the pictures in `__screenshots__` show it; tests/README.md tells how to make them anew. */
for (const { title, walk } of tours) {
  for (const theme of themes) {
    test(`${title} looks as in its pictures, ${theme}`, async ({ launch, sandbox }) => {
      test.slow();
      const start = { launch: withSlowTime(launch), sandbox, theme, now: Date.parse(pictureTime) };
      for await (const { name, page } of walk(start)) {
        await page.mouse.move(0, 0);
        await atRest(page);
        // How far it is scrolled depends on what came first; what has the focus does not.
        await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'center' }));
        // The ports and the folder of this run.
        const mask = [
          page.getByLabel('Endereço do servidor'),
          page.getByText(/Política em vigor|Política da empresa \(/),
        ];
        await expect.soft(page).toHaveScreenshot(`${name}-${theme}.png`, { mask, maxDiffPixels: 40 });
      }
    });
  }
}
