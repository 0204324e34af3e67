// `npm run e2e`: the tests with the real app, in a desktop of their own. Arguments go to Playwright:
// npm run e2e -- --grep Histórico        npm run e2e -- --packaged
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { nodeScript, run } from './lib/run.mjs';
import { packageDir } from './package.mjs';
import { setUp } from './setup.mjs';

/**
 * Runs Playwright's tests of one project inside a desktop session.
 * @param {string} project `e2e` or `e2e-packaged`
 * @param {NodeJS.ProcessEnv} env KBC_ELECTRON_PATH or KBC_PACKAGED_PATH, and where the report goes
 * @returns {Promise<number>} exit code
 */
export function runPlaywright(project, env, args = []) {
  const playwright = nodeScript(
    inRoot('node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    `--project=${project}`,
    ...args,
  );
  return run(nodeScript(inRoot('tests', 'support', 'desktop', 'run.mjs'), '--', ...playwright), {
    env: { ...process.env, ...env },
  });
}

runAsScript(import.meta.url, async (args) => {
  const electron = await setUp({ tests: true });
  const rest = args.filter((argument) => argument !== '--packaged');
  if (rest.length === args.length)
    return runPlaywright('e2e', { KBC_ELECTRON_PATH: electron.execPath }, rest);
  return runPlaywright(
    'e2e-packaged',
    { KBC_PACKAGED_PATH: await packageDir(electron, { inspectable: true }) },
    rest,
  );
});
