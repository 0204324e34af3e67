// Downloads one file of the configured registry and refuses it unless its checksum is the expected one.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { capture, npmCommand } from '../lib/run.mjs';
import { createProgress } from '../lib/say.mjs';

/** No byte for so long means that the connection is dead. */
const SILENCE_LIMIT_MS = 60_000;

/** Where the user's own registry has the tarball: npm knows its configuration, so npm is asked. */
export function tarballUrl(packageSpec) {
  const result = capture([
    ...npmCommand(),
    'view',
    packageSpec,
    'dist.tarball',
    '--json',
    '--loglevel=error',
  ]);
  try {
    const url = JSON.parse(result.stdout);
    if (typeof url === 'string') return url;
  } catch {
    // Not JSON: npm failed, told below.
  }
  // The first lines name the reason; a page of stack and advice follows.
  const reason = result.stderr.trim().split('\n').slice(0, 3).join(' ').replaceAll('npm error ', '');
  throw new Error(`npm cannot find ${packageSpec}: ${reason || `exit code ${result.code}`}`);
}

/**
 * Streams `url` into `file`.
 * @param {string} integrity "sha512-<base64>"
 * @throws when the server refuses, goes silent, or the content is not the expected one
 */
export async function downloadChecked({ url, file, integrity, label }) {
  const silence = new AbortController();
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => silence.abort(new Error('the server sent nothing for a minute')),
      SILENCE_LIMIT_MS,
    );
  };
  alive();
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    const progress = createProgress(label, Number(response.headers.get('content-length') ?? 0));
    const hash = createHash('sha512');
    let done = 0;
    const watch = async function* (chunks) {
      for await (const chunk of chunks) {
        alive();
        hash.update(chunk);
        done += chunk.length;
        progress.update(done);
        yield chunk;
      }
    };
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
    progress.end();
    const actual = `sha512-${hash.digest('base64')}`;
    if (actual !== integrity) throw new Error(`wrong checksum, refused (${done} bytes with ${actual})`);
  } catch (error) {
    throw new Error(`Download of ${label} failed: ${error.cause?.message ?? error.message}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets npm download the package with the user's own network settings.
 * @throws when npm fails or the content is not the expected one
 */
export async function packChecked(packageSpec, { file, integrity, label }) {
  const folder = dirname(file);
  const command = [
    ...npmCommand(),
    'pack',
    packageSpec,
    '--pack-destination',
    folder,
    '--json',
    '--loglevel=error',
  ];
  const result = capture(command, { timeoutMs: 30 * 60_000 });
  if (result.code !== 0) {
    throw new Error(`npm could not download ${label}: ${result.stderr.trim().split('\n')[0] ?? ''}`);
  }
  const [{ filename }] = JSON.parse(result.stdout);
  renameSync(join(folder, filename.replace('@', '').replace('/', '-')), file);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== integrity) throw new Error(`${label} has a wrong checksum, refused (${actual})`);
}
