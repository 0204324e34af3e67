// A window of another program, and keys as a person presses them: they go to whoever has the focus.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Opens a window that is none of the app's, and gives it the focus. */
export async function openOtherProgram(): Promise<{
  hasFocus: () => Promise<boolean>;
  close: () => Promise<void>;
}> {
  const child = spawn('display', ['-title', 'outro programa', '-size', '320x200', 'xc:white'], {
    stdio: 'ignore',
  });
  const title = '^outro programa$';
  await execute('xdotool', [
    'search',
    '--sync',
    '--onlyvisible',
    '--name',
    title,
    'windowactivate',
    '--sync',
  ]);
  return {
    hasFocus: async () => {
      // The window that had the focus a moment ago may be gone when its name is asked for.
      const name = await execute('xdotool', ['getactivewindow', 'getwindowname']).catch(() => null);
      return name?.stdout.trim() === 'outro programa';
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Presses keys together, for example `ctrl+shift+F10`. */
export async function pressKeys(keys: string): Promise<void> {
  await execute('xdotool', ['key', keys]);
}
