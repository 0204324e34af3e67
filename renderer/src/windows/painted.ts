import { nextTick } from 'vue';
import { call } from '../ipc/client';

const paintLimitMs = 100;

const nextFrame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });

/** Tells main that what is on the page now has been painted: two frames, or 100 ms where hidden pages get none. */
export async function announcePainted(): Promise<void> {
  await nextTick();
  const frames = nextFrame().then(nextFrame);
  await Promise.race([frames, new Promise((resolve) => setTimeout(resolve, paintLimitMs))]);
  await call('window:painted');
}
