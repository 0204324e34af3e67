// The built sandbox as a process of its own, and its control API (sandbox/README.md).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot } from '../lib/paths.mjs';

/** The few calls of the control API that are needed here. */
function controlOf(url) {
  const call = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    /** Finishes an attendance in Karoo now; the fields given replace the invented ones. */
    finishAttendance: (fields = {}) => call('POST', '/attendances/finish', fields),
    registrations: () => call('GET', '/registrations'),
    seedData: () => call('GET', '/seed-data'),
    violations: () => call('GET', '/violations'),
    setFault: (fault) => call('POST', '/faults', fault),
    streamClients: async () => (await call('GET', '/health')).streamClients,
  };
}

/**
 * Starts it and waits until it listens. It ends with this process, however that ends.
 * @param {string[]} flags
 */
export async function startSandbox(...flags) {
  const command = [inRoot('out', 'sandbox', 'index.js'), '--exit-on-stdin-close', ...flags];
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with exit code ${code}; is it built?`)));
  });
  return {
    ...ready,
    control: controlOf(ready.controlUrl),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
