// The guided demo: the real app, driven through its real window, does its whole job against the sandbox.
// One line per step; each step makes sure of what it says. Started by scripts/demo.mjs, inside a desktop.
import { relative } from 'node:path';
import { duration, say } from '../lib/say.mjs';
import { isOwnDesktop } from './desktop.mjs';
import { emptyPictures, PICTURES } from './pictures.mjs';
import { arriving } from './steps-arriving.mjs';
import { proving } from './steps-proving.mjs';
import { registering } from './steps-registering.mjs';

/** @type {{title: string, run: (demo: object) => Promise<string | {detail: string, more: string} | void>}[]} */
const steps = [...arriving, ...registering, ...proving];

/** The demo's lines are its result, so they go to stdout; everything else is told on stderr. */
const print = (text) => process.stdout.write(`${text}\n`);

async function runStep({ title, run }, index, demo) {
  const start = performance.now();
  const result = await run(demo).catch((error) => {
    throw new Error(`step ${index + 1} (${title}): ${error.message}`);
  });
  const { detail, more } = typeof result === 'object' ? result : { detail: result };
  const time = duration(performance.now() - start);
  print(`${String(index + 1).padStart(2)}. ${title}${detail === undefined ? '' : `: ${detail}`} (${time})`);
  if (more !== undefined) print(more.replaceAll(/^/gm, '      '));
}

async function main() {
  const demo = {};
  const start = performance.now();
  emptyPictures();
  print(`Guided demo ${isOwnDesktop() ? 'on a virtual screen' : 'on your screen: please do not type'}`);
  try {
    for (const [index, step] of steps.entries()) await runStep(step, index, demo);
  } finally {
    await demo.app?.close();
    await demo.sandbox?.stop();
    print(`Screenshots: ${relative(process.cwd(), PICTURES)}/`);
  }
  print(`The whole job was done and checked in ${duration(performance.now() - start)}.`);
}

// So that the exit handlers run, which end the app and remove its data.
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
  process.once(signal, () => process.exit(code));

main().then(
  () => process.exit(0),
  (error) => {
    say(`The guided demo failed: ${error.message}`);
    process.exit(1);
  },
);
