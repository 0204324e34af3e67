import { fileURLToPath } from 'node:url';
import type { CompanionFixtures } from './fixture';

/** A Tuesday, half past ten in the morning where the agents are: no weekend is near. */
export const stoppedAt = '2026-11-24T13:30:00Z';

const stopped = {
  entry: fileURLToPath(new URL('stopped-app.mjs', import.meta.url)),
  env: { KBC_TEST_NOW: stoppedAt, TZ: 'America/Sao_Paulo' },
};

/** `launch` for pictures: in the app it is always the same moment, in every window and in the main process. */
export function withStoppedTime(launch: CompanionFixtures['launch']): CompanionFixtures['launch'] {
  return async (options) => {
    const companion = await launch({ ...options, ...stopped });
    await companion.electron.context().clock.setFixedTime(stoppedAt);
    // A form begins when its attendance comes; what is on the screen already has seen another time.
    for (const page of companion.electron.windows()) {
      if (!page.url().endsWith('/form.html')) await page.reload();
    }
    return companion;
  };
}
