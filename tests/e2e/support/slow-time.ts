import { fileURLToPath } from 'node:url';
import type { CompanionFixtures } from './fixture';

/** A Tuesday, half past ten in the morning where the agents are: no weekend is near. */
export const pictureTime = '2026-11-24T13:30:00Z';

/** `launch` for pictures: it is always the same minute, in every window and in the main process. */
export function withSlowTime(launch: CompanionFixtures['launch']): CompanionFixtures['launch'] {
  return (options) => {
    const clock = { began: Date.now(), reads: Date.parse(pictureTime) };
    return launch({
      ...options,
      entry: fileURLToPath(new URL('slow-app.mjs', import.meta.url)),
      env: { KBC_SLOW_CLOCK: JSON.stringify(clock), TZ: 'America/Sao_Paulo' },
    });
  };
}
