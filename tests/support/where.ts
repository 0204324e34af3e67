import { test } from 'vitest';

type Body = () => void | Promise<void>;

/** Declares a test for where it can hold; elsewhere it counts as left out, and its name says why. */
export function testWhere(isHere: boolean, reason: string): (name: string, body: Body) => void {
  return (name, body) => {
    if (isHere) test(name, body);
    else test.skip(`${name} [left out: ${reason}]`, body);
  };
}

/** What Windows knows in another way. */
export const onPosix = (reason: string) => testWhere(process.platform !== 'win32', reason);
