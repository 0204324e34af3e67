import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import type { PolicyReading, PolicySource } from '../../services/ports';
import { parsePolicyText } from './policy-file';

/** The JSON of a property list; null = it cannot be read. */
export type ConvertPlist = (path: string) => Promise<string | null>;

/** macOS' own converter. */
export const plutil: ConvertPlist = (path) =>
  new Promise((resolve) => {
    const options = { timeout: 10_000, maxBuffer: 1024 * 1024, env: {} };
    execFile('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path], options, (error, stdout) => {
      resolve(error ? null : stdout);
    });
  });

/** What a configuration profile of macOS sets for the app; holds what a policy file holds. */
export class ManagedPreferences implements PolicySource {
  readonly id: string;
  readonly origin: string;

  constructor(
    private readonly path: string,
    private readonly convert: ConvertPlist = plutil,
  ) {
    this.id = `preferences ${path}`;
    this.origin = `perfil de configuração (${path})`;
  }

  async read(): Promise<PolicyReading> {
    try {
      await access(this.path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    }
    const text = await this.convert(this.path);
    return text === null
      ? { kind: 'unreadable', why: 'as preferências gerenciadas não puderam ser lidas.' }
      : parsePolicyText(text);
  }
}
