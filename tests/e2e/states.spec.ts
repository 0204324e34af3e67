import { atRest } from './support/checks/at-rest';
import { axeFindings } from './support/checks/axe';
import { focusFindings } from './support/checks/focus';
import { forcedColorFindings } from './support/checks/forced-colors';
import { motionFindings } from './support/checks/motion';
import { reflowFindings } from './support/checks/reflow';
import { expect, test } from './support/fixture';
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
