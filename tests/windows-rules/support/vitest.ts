import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
  type ExpectStatic,
} from '@vitest/expect';
import { getCurrentTest } from '@vitest/runner';

/**
 * Stands in for `vitest` where its own program does not run (it bundles with native code that Wine cannot load): the
 * same runner and the same `expect`, out of vitest's own packages.
 */
export {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  it,
  onTestFinished,
  test,
} from '@vitest/runner';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

const assertion = (value: unknown, message?: string) => {
  const current = getCurrentTest();
  const made = chai.expect(value, message) as unknown as { withTest: (test: unknown) => unknown };
  return current ? made.withTest(current) : made;
};

export const expect = Object.assign(
  assertion,
  chai.expect,
  (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT],
) as unknown as ExpectStatic;
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect);

/** What vitest's global set-up provides comes with the environment here. */
export function inject(name: string): unknown {
  return (JSON.parse(process.env['KBC_PROVIDED'] ?? '{}') as Record<string, unknown>)[name];
}
