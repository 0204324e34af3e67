// The frame of every script that people start: errors become one readable line, not a stack.
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hasRunningChild } from './run.mjs';
import { say } from './say.mjs';

/** Runs `main` when `moduleUrl` is the file that node was started with. Its number is the exit code. */
export function runAsScript(moduleUrl, main) {
  const started = process.argv[1];
  if (started === undefined || pathToFileURL(realpathSync(started)).href !== moduleUrl) return;
  // A signal must run the exit handlers (locks, work folders), which Node's default would skip.
  // A running child got the signal, too: then its end ends us, and nothing of it is left behind.
  const stop = (code) => () => {
    if (!hasRunningChild()) process.exit(code);
  };
  process.on('SIGINT', stop(130));
  process.on('SIGTERM', stop(143));
  Promise.resolve(main(process.argv.slice(2))).then(
    (code) => process.exit(typeof code === 'number' ? code : 0),
    (error) => {
      say(`\nError: ${error.message}`);
      if (process.env.KBC_SCRIPT_STACKS) say(error.stack);
      process.exit(1);
    },
  );
}
