import { startSandbox, type RunningSandbox, type SandboxProcessOptions } from '../../support/sandbox';
import { expect, test as desktopTest } from '../../support/desktop/fixture';
import { Companion, type LaunchOptions } from './companion';

export interface CompanionFixtures {
  /** A Karoo and a Bimer of the test's own. */
  sandbox: RunningSandbox;
  sandboxOptions: SandboxProcessOptions;
  /**
   * Starts the app, by default pointed at the sandbox and waited for until it listens to it (`isListening: false`: not);
   * it is ended and cleaned up after the test.
   */
  launch: (options?: LaunchOptions & { isListening?: boolean }) => Promise<Companion>;
}

export const test = desktopTest.extend<CompanionFixtures>({
  sandboxOptions: [{}, { option: true }],
  sandbox: async ({ sandboxOptions }, use) => {
    const sandbox = await startSandbox(sandboxOptions);
    await use(sandbox);
    const violations = await sandbox.client.violations();
    await sandbox.stop();
    expect(violations, 'requests that break the contract').toEqual([]);
  },
  launch: async ({ sandbox }, use) => {
    const launched: Companion[] = [];
    await use(async ({ isListening = true, ...options } = {}) => {
      const companion = await Companion.launch({ provision: sandbox.provision, ...options });
      launched.push(companion);
      if (isListening) await companion.waitUntilOnline();
      return companion;
    });
    for (const companion of launched.toReversed()) await companion.dispose();
    expect(
      launched.flatMap((companion) => companion.problems),
      'errors in the windows and defects of the main process',
    ).toEqual([]);
  },
});

export { expect };
