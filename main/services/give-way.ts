import { setImmediate } from 'node:timers/promises';
import { Slices } from '../../common/in-slices';

/** For long work of the main process, which every window and every timer waits for. */
export function slices(): Slices {
  return new Slices(() => setImmediate());
}
