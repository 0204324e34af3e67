import { atRest } from './support/checks/at-rest';
import { axeFindings } from './support/checks/axe';
import { focusFindings } from './support/checks/focus';
import { forcedColorFindings } from './support/checks/forced-colors';
import { motionFindings } from './support/checks/motion';
import { withStyles } from './support/checks/plant';
import { reflowFindings } from './support/checks/reflow';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { tours, type Stop } from './support/tours';

/** What does not hang on the theme is looked at once. */
async function lookAround(stop: Stop): Promise<string[]> {
  return [
    ...(await motionFindings(stop.page)),
    ...(await reflowFindings(stop)),
    ...(await focusFindings(stop.page)),
    ...(await forcedColorFindings(stop.page)),
  ];
}

for (const theme of ['light', 'dark'] as const) {
  for (const { title, walk } of tours) {
    test(`${title}, ${theme}`, async ({ launch, sandbox }) => {
      test.slow();
      for await (const stop of walk({ launch, sandbox, theme, now: Date.now() })) {
        await test.step(stop.name, async () => {
          await atRest(stop.page);
          const findings = await axeFindings(stop.page);
          if (theme === 'light') findings.push(...(await lookAround(stop)));
          expect.soft(findings, stop.name).toEqual([]);
        });
      }
    });
  }
}

test('the checks find what is wrong', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const { page } = form;
  await expect(form.button('Enviar')).toBeVisible();
  const stop: Stop = { name: 'planted', companion, page, action: form.button('Enviar') };
  const plants: [css: string, check: () => Promise<string[]>, finding: RegExp][] = [
    ['.field-label { color: #ccc !important }', () => axeFindings(page), /color-contrast/],
    [
      '.box, .check-label { display: block !important; block-size: 6px !important; min-block-size: 0 !important } ' +
        '.check-label { padding: 0 !important } .open .row { min-block-size: 0 !important } ' +
        '.open .action { block-size: 8px !important; min-block-size: 0 !important; overflow: hidden }',
      () => axeFindings(page),
      /target-size/,
    ],
    ['.fields { min-inline-size: 500px !important }', () => reflowFindings(stop), /320.*(sideways|beside)/],
    [
      '.footer { position: fixed !important; inset-block: -90px auto !important }',
      () => reflowFindings(stop),
      /cannot be scrolled to/,
    ],
    [
      '.main { position: relative; z-index: 2; margin-block-end: -4rem }',
      () => focusFindings(page),
      /hidden/,
    ],
    ['* { outline: none !important }', () => focusFindings(page), /does not show/],
    ['.control { border: none !important }', () => forcedColorFindings(page), /has no frame/],
    [
      '.control { border: 1px solid red !important; color: red !important; background: white !important }',
      () => forcedColorFindings(page),
      /looks like the others/,
    ],
  ];
  for (const [css, check, finding] of plants) {
    const findings = await withStyles(companion, page, css, check);
    expect.soft(findings.join('\n'), css).toMatch(finding);
  }
  await page.evaluate(() => {
    document.body.animate([{ opacity: 0.9 }, {}], { duration: 1000, iterations: Infinity });
  });
  expect(await motionFindings(page)).toEqual(['reduced motion: an animation runs']);
});
