import { describe, expect, it } from 'vitest';
import { renewalTime } from '../../../../main/adapters/bimer/sign-in/token-expiry';

const now = Date.parse('2026-01-05T12:00:00Z');
const unixNow = now / 1000;

describe('renewalTime', () => {
  it.each([
    ['seconds', 3600, 3540],
    ['seconds as text', '3600', 3540],
    ['a short life', 899, 839],
    ['a very short life', 10, 9],
    ['absolute', unixNow + 1800, 1740],
    ['absolute as text', String(unixNow + 1800), 1740],
    ['absolute in ms', now + 1_800_000, 1740],
    ['absolute but past', unixNow - 10, 3540],
    ['zero', 0, 3540],
    ['negative', -5, 3540],
    ['missing', undefined, 3540],
    ['null', null, 3540],
    ['no number', 'soon', 3540],
    ['empty', '', 3540],
    ['no finite number', Infinity, 3540],
    ['an object', {}, 3540],
    ['exactly 10^9', 1e9, 1e9 - 60],
  ])('%s: %j lasts %d s', (_, expiresIn, seconds) => {
    expect((renewalTime(expiresIn, now) - now) / 1000).toBe(seconds);
  });
});
