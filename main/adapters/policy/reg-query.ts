import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

/** What a `reg.exe query` that succeeded printed; null = it failed. */
export type RegQuery = (...args: string[]) => Promise<string | null>;

const patienceMs = 10_000;
const maxOutputBytes = 1024 * 1024;

/** Windows' own reg.exe of the given Windows folder, with nothing of the user's environment. */
export function regQueryIn(systemRoot: string): RegQuery {
  const executable = win32.join(systemRoot, 'System32', 'reg.exe');
  return (...args) =>
    new Promise((resolve) => {
      const options = {
        env: { SystemRoot: systemRoot },
        windowsHide: true,
        timeout: patienceMs,
        maxBuffer: maxOutputBytes,
        encoding: 'buffer',
      } as const;
      execFile(executable, ['query', ...args], options, (error, stdout) => {
        resolve(error ? null : decodeConsole(stdout));
      });
    });
}

/** 0x80 to 0xFF in code page 850, which Windows in Portuguese uses for what programs print. */
const codePage850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

/** Windows prints in UTF-8 where an administrator chose so, else in its old code page. */
export function decodeConsole(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (byte) => codePage850[byte.charCodeAt(0) - 0x80] ?? '?');
  }
}

/** One value of a registry key. */
export interface RegValue {
  name: string;
  type: string;
  data: string;
}

export interface RegKey {
  /** As printed: `HKEY_LOCAL_MACHINE\…`. */
  path: string;
  values: RegValue[];
}

const valueLine = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
const keyLine = /^HKEY_[A-Z_]+(\\.+)?$/;

/** Reads what `reg query` prints, whatever language Windows speaks: names of keys and types are the same in all. */
export function parseRegOutput(output: string): RegKey[] {
  const keys: RegKey[] = [];
  for (const line of output.split(/\r?\n/)) {
    if (keyLine.test(line)) keys.push({ path: line, values: [] });
    const [, name, type, data = ''] = valueLine.exec(line) ?? [];
    if (name !== undefined && type !== undefined) keys.at(-1)?.values.push({ name, type, data });
  }
  return keys;
}
