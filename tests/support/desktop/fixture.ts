// For Playwright: gives every worker a desktop session of its own, so that focus, tray and
// notifications of tests that run at the same time do not meet.
import { test as base } from '@playwright/test';
import { startDesktopSession, type DesktopSession } from './session.mjs';

/** `import { test } from '…/support/desktop/fixture.js'`, or extend it further. */
export const test = base.extend<object, { desktop: DesktopSession }>({
  desktop: [
    async ({}, use) => {
      const before = { ...process.env };
      const session = await startDesktopSession();
      // A worker is a process of its own: what the tests start, and the helpers here, read its environment.
      Object.assign(process.env, session.env);
      try {
        await use(session);
        const failure = session.failure();
        if (failure !== undefined) throw new Error(`A service of the desktop session was lost: ${failure}`);
      } finally {
        process.env = before;
        await session.stop();
      }
    },
    { scope: 'worker', auto: true, timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';
