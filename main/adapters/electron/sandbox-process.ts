import { utilityProcess } from 'electron';
import { createInterface } from 'node:readline';
import { AppError } from '../../../common/errors';

export interface RunningSandbox {
  /** The content of a provision file that points the app at the sandbox. */
  provision: unknown;
  stop: () => void;
}

/** Starts the embedded sandbox as a process of its own; rejects with `internal` when it does not come up. */
export function startSandboxProcess(modulePath: string, args: string[]): Promise<RunningSandbox> {
  const child = utilityProcess.fork(modulePath, args, { stdio: 'pipe', serviceName: 'sandbox' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new AppError('internal', { detail: `sandbox exited with ${String(code)}` }));
    });
    if (!child.stdout) {
      reject(new AppError('internal', { detail: 'sandbox without output' }));
      return;
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readReadyLine(line);
      if (ready) resolve({ provision: ready.provision, stop: () => child.kill() });
    });
  });
}

function readReadyLine(line: string): { provision: unknown } | null {
  try {
    const message = JSON.parse(line) as { event?: unknown; provision?: unknown };
    return message.event === 'ready' ? { provision: message.provision } : null;
  } catch {
    return null;
  }
}
