import { expect, test } from 'vitest';
import { usualDataFolder } from '../../../main/app/folders';

const roaming = 'C:\\Users\\ana\\AppData\\Roaming\\Karoo Bimer Companion';
const local = { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };

test.each([
  ['win32', local, roaming, 'C:\\Users\\ana\\AppData\\Local\\Karoo Bimer Companion'],
  ['win32', {}, roaming, roaming],
  ['linux', local, '/home/ana/.config/Karoo Bimer Companion', '/home/ana/.config/Karoo Bimer Companion'],
] as const)('on %s with %j the data are not in the roaming profile', (platform, env, electrons, expected) => {
  expect(usualDataFolder(platform, env, electrons)).toBe(expected);
});
