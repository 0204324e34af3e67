// The built app with the clock of `slow-clock.mjs`.
import { slowClock } from './slow-clock.mjs';

slowClock(JSON.parse(process.env.KBC_SLOW_CLOCK));
await import('../../../out/main/index.js');
