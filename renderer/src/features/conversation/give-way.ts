import { Slices } from '../../../../common/in-slices';

/** For long work in a window: between its slices keys are heard and the window is painted. */
export function slices(): Slices {
  return new Slices(() => new Promise((resolve) => setTimeout(resolve)));
}
