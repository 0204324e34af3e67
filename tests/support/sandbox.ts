import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxOptions } from '../../sandbox/options';
import { createSandboxClient, type SandboxClient, type SandboxProvision } from './sandbox-client';

export * from './sandbox-client';

const entry = fileURLToPath(new URL('../../out/sandbox/index.js', import.meta.url));

export type SandboxProcessOptions = Partial<Omit<SandboxOptions, 'now'>> & {
  /** A moment in ISO 8601 at which the services' time stands still. */
  now?: string;
};

export interface RunningSandbox {
  karooUrl: string;
  bimerUrl: string;
  controlUrl: string;
  /** Write it to a file for `--provision=FILE`. */
  provision: SandboxProvision;
  client: SandboxClient;
  /** For signals: a stopped process is a server that hangs. */
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the built sandbox (`out/sandbox/index.js`) as a process of its own and waits until it listens.
 * Rejects with what it printed when it does not start within 15 s. It ends with the process that started it.
 */
export async function startSandbox(options: SandboxProcessOptions = {}): Promise<RunningSandbox> {
  const child = spawn(process.execPath, [entry, '--exit-on-stdin-close', ...flagsOf(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Electron's own tests run this with Electron as the executable.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ready = await new Promise<Omit<RunningSandbox, 'client' | 'pid' | 'stop'>>((resolve, reject) => {
    const fail = (reason: string) => {
      child.kill();
      reject(new Error(`the sandbox did not start: ${reason}\n${errors}`));
    };
    const timer = setTimeout(() => {
      fail('no ready line within 15 s');
    }, 15_000);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = readLine(line);
      if (message?.event !== 'ready') return;
      clearTimeout(timer);
      resolve(message);
    });
    child.once('error', (error) => {
      fail(error.message);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`exit code ${code}; is it built?`);
    });
  });
  const { karooUrl, bimerUrl, controlUrl, provision } = ready;
  return {
    karooUrl,
    bimerUrl,
    controlUrl,
    provision,
    client: createSandboxClient(controlUrl),
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function readLine(
  line: string,
): (Omit<RunningSandbox, 'client' | 'pid' | 'stop'> & { event: string }) | null {
  try {
    return JSON.parse(line) as ReturnType<typeof readLine>;
  } catch {
    return null;
  }
}

/** `{ karooPort: 1 }` → `--karoo-port=1`. */
function flagsOf(options: SandboxProcessOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    // Null means never.
    if (value === null) return [];
    if (name === 'isIntegrated') return value === false ? ['--not-integrated'] : [];
    if (name === 'hasStream') return value === false ? ['--no-stream'] : [];
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [`${flag}=${typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)}`];
  });
}
