import { createSandbox } from './create-sandbox';
import { readFlags } from './options';

/** In an Electron utility process this reaches the parent; elsewhere there is none. */
interface UtilityProcess {
  parentPort?: { postMessage(message: unknown): void };
}

async function run(): Promise<void> {
  const { options, exitOnStdinClose } = readFlags(process.argv.slice(2));
  const sandbox = await createSandbox(options);
  const { karooUrl, bimerUrl, controlUrl, provision } = sandbox;
  const stop = () => void sandbox.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  // Nobody reads what is printed: the parent is gone.
  process.stdout.on('error', stop);
  if (exitOnStdinClose) {
    process.stdin.once('end', stop);
    process.stdin.once('close', stop);
    process.stdin.resume();
  }
  const ready = { event: 'ready', karooUrl, bimerUrl, controlUrl, provision };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  (process as UtilityProcess).parentPort?.postMessage(ready);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
