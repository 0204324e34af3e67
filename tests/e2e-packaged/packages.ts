import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The package as it would be released: `dist/linux-unpacked`, which the twin for tests was made from. */
export function releasePath(): string {
  const twin = process.env['KBC_PACKAGED_PATH'];
  if (twin === undefined) throw new Error('No packaged app: run `npm run e2e -- --packaged`');
  return join(root, 'dist', 'linux-unpacked', basename(twin));
}

export function asarPath(executable: string): string {
  return join(dirname(executable), 'resources', 'app.asar');
}

/** Whether each fuse is on, by its name in electron-builder.yml. */
export type Fuses = Record<string, boolean>;

/** What `electronFuses` of electron-builder.yml wants. */
export function wantedFuses(): Fuses {
  const yml = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(yml)?.[1] ?? '';
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', isOn]) => [name, isOn === 'true']));
}

/** What is burnt into an executable. */
export async function burntFuses(executable: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(executable);
  const names = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name));
  return Object.fromEntries(
    names.map((name) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      return [name.charAt(0).toLowerCase() + name.slice(1), Number(state) === enabled];
    }),
  );
}

/** The byte that marks a fuse as on ("1"); @electron/fuses exports no name for it. */
const enabled = 0x31;
