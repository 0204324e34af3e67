import { spawn } from 'node:child_process';
import { closeSync, createReadStream, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { asTraced, CallReader, type Call } from './calls';

/** Every call that changes a file, makes a change durable, or could do so unseen. */
const traced = [
  'openat,open,creat,openat2,mknod,mknodat,link,linkat,symlink,symlinkat',
  'write,pwrite64,writev,pwritev,pwritev2,copy_file_range,sendfile,splice,io_uring_setup',
  'ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat',
  'fsync,fdatasync,sync,syncfs,sync_file_range,mmap,msync,ioctl',
].join(',');

/** The descriptor on which the watched program speaks to us. */
const marks = 3;

/**
 * Runs a Node program and writes what it does to its files into `traceFile`. Resolves when it ended regularly or killed
 * itself; rejects with what it said else.
 */
export async function traceNode(args: readonly string[], traceFile: string): Promise<void> {
  const flags = ['-f', '-y', '-xx', '-s', '100000000', '--seccomp-bpf', '-e', 'signal=none', '-o', traceFile];
  const heardByNobody = openSync('/dev/null', 'w');
  const child = spawn('strace', [...flags, '-e', `trace=${traced}`, process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', heardByNobody],
    // Calls that go through a ring would not be seen.
    env: { ...process.env, UV_USE_IO_URING: '0', NODE_OPTIONS: '' },
  });
  closeSync(heardByNobody);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...end) => {
      resolve(end);
    });
  });
  if (code !== 0 && signal !== 'SIGKILL')
    throw new Error(`the watched program failed (${String(code ?? signal)}): ${said}`);
}

/** The calls of a trace, in the order in which they returned, that concern files below `root` or are marks. */
export async function* readTrace(traceFile: string, root: string): AsyncGenerator<Call | { mark: string }> {
  const rootAsTraced = asTraced(root);
  const isMark = (line: string) => line.includes(`write(${String(marks)}<`);
  const reader = new CallReader((line) => line.includes(rootAsTraced) || isMark(line));
  for await (const line of createInterface({ input: createReadStream(traceFile, 'latin1') })) {
    const call = reader.read(line);
    if (!call) continue;
    const [to, what] = call.args;
    if (call.name === 'write' && to?.kind === 'file' && to.number === marks && what?.kind === 'bytes')
      yield { mark: what.bytes.toString() };
    else yield call;
  }
}
