// The built app with the clock of `slow-clock.mjs`, and keys that are the same each time.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { slowClock } from './slow-clock.mjs';

slowClock(JSON.parse(process.env.KBC_SLOW_CLOCK));
crypto.randomInt = () => 0;
syncBuiltinESMExports();
await import('../../../out/main/index.js');
