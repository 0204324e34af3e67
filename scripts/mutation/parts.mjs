// The folders whose faults cost somebody a registration.
import { existsSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

const FOLDERS = ['outbox', 'registrations', 'intake', 'drafts', 'store'];

/** @typedef {{name: string, mutate: string[]}} Part a folder of services, whole or some files of it */

/**
 * One part for each folder; `only` names folders, or files of them (`outbox,store/mirror`). What was found in the other
 * files of a folder before is kept.
 * @param {string | undefined} only
 * @returns {Part[]}
 */
export function chosenParts(only) {
  const parts = new Map();
  for (const name of only?.split(',') ?? FOLDERS) {
    const [folder, file] = name.split('/');
    const path = `main/services/${folder}/${file ?? '**/*'}.ts`;
    if (!FOLDERS.includes(folder) || (file !== undefined && !existsSync(inRoot(path))))
      throw new Error(`--only: no "${name}"; the folders are ${FOLDERS.join(', ')}`);
    parts.set(folder, [...(parts.get(folder) ?? []), path]);
  }
  return [...parts].map(([name, mutate]) => ({ name, mutate }));
}
