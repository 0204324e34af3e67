import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../support/sandbox';
import { readStream } from './event-stream-reader';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = `${root}out/sandbox/index.js`;

describe('sandbox process', () => {
  beforeAll(async () => {
    if (!existsSync(entry)) {
      await promisify(execFile)(
        process.execPath,
        [`${root}node_modules/vite/bin/vite.js`, 'build', '-c', 'sandbox/vite.config.ts'],
        { cwd: root },
      );
    }
  }, 60_000);

  it('starts with flags, finishes attendances by itself once somebody listens, and ends on request', async () => {
    const sandbox = await startSandbox({
      seed: 5,
      authStyle: 'jwt',
      etag: false,
      isIntegrated: false,
      basePath: '',
      firstAttendanceAfterMs: 50,
      attendanceEveryMs: 50,
    });
    try {
      expect(sandbox.provision.bimer).toMatchObject({ baseUrl: sandbox.bimerUrl, authStyle: 'jwt' });
      const { username, password } = sandbox.provision.bimer;
      const signedIn = await fetch(`${sandbox.bimerUrl}/auth/token`, {
        method: 'POST',
        body: new URLSearchParams({ username, password }),
      });
      expect(signedIn.status).toBe(200);
      const documents = await Promise.all(
        [sandbox.karooUrl, sandbox.bimerUrl].map(async (url): Promise<unknown> =>
          (await fetch(`${url}/openapi.json`)).json(),
        ),
      );
      expect(documents).toEqual([
        expect.objectContaining({ openapi: '3.1.0' }),
        expect.objectContaining({ openapi: '3.1.0' }),
      ]);
      const stream = await readStream(sandbox.karooUrl, sandbox.provision.karoo.token);
      const [first] = await stream.untilEvents(2);
      expect(first?.data).toMatchObject({ numero: '48213', cliente: { codigo: '00263' } });
      stream.close();
    } finally {
      await sandbox.stop();
    }
    await expect(fetch(`${sandbox.controlUrl}/health`)).rejects.toThrow();
  });

  it.each([
    ['--customers=0', '--customers: a number from 263'],
    ['--now=yesterday', '--now: a moment'],
  ])('says what it does not understand in %s', async (flag, message) => {
    await expect(promisify(execFile)(process.execPath, [entry, flag])).rejects.toThrow(message);
  });
});
