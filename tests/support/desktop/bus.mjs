// Questions to a D-Bus session bus through busctl, which answers in JSON.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

async function busctl(args, env) {
  // The address is given: as root busctl would otherwise look for the system's own bus.
  const address = env.DBUS_SESSION_BUS_ADDRESS ?? '';
  // "--" because values may be negative numbers.
  const all = [`--address=${address}`, '--json=short', '--timeout=5', '--', ...args];
  const { stdout } = await execute('busctl', all, { env, maxBuffer: 64e6 });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout).data;
}

/**
 * Calls a method; `args` are busctl's: a signature and its values, all as strings.
 * @returns the list of returned values; a variant is `{type, data}`
 */
export function callMethod({ service, path, interface: name, method, args = [] }, env = process.env) {
  return busctl(['call', service, path, name, method, ...args], env);
}

/** Reads a property. */
export function readProperty({ service, path, interface: name, property }, env = process.env) {
  return busctl(['get-property', service, path, name, property], env);
}

/** Whether somebody owns a name on the bus. */
export async function hasOwner(busName, env = process.env) {
  try {
    const bus = {
      service: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
    };
    const answer = await callMethod({ ...bus, method: 'NameHasOwner', args: ['s', busName] }, env);
    return answer[0] === true;
  } catch {
    return false; // The bus itself is not there yet.
  }
}
