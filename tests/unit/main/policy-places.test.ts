import { expect, it } from 'vitest';
import { policyPlaces } from '../../../main/app/compose/policy-places';

const origins = (sources: readonly { origin: string }[]) => sources.map(({ origin }) => origin);
const override = '/home/ana/policy.json';

it.each<[NodeJS.Platform, string]>([
  ['linux', '/etc/karoo-bimer-companion/policy.json'],
  ['darwin', '/Library/Application Support/Karoo Bimer Companion/policy.json'],
  // This machine has no reg.exe: Windows' usual place.
  ['win32', 'C:\\ProgramData\\Karoo Bimer Companion\\policy.json'],
])('on %s the machine’s file is looked for', async (platform, path) => {
  const { managed, unmanaged } = await policyPlaces({ override: null, isPackaged: true, platform });
  expect(origins(managed)).toContain(path);
  expect(unmanaged).toBeNull();
});

it('a package looks at the machine’s places first, whatever the environment names', async () => {
  const places = await policyPlaces({ override, isPackaged: true, platform: 'linux' });
  expect(origins(places.managed)).toEqual(['/etc/karoo-bimer-companion/policy.json']);
  expect(places.unmanaged?.origin).toBe(override);
});

it('in development the file that the environment names takes their place', async () => {
  const places = await policyPlaces({ override, isPackaged: false, platform: 'linux' });
  expect(places.managed).toEqual([]);
  expect(places.unmanaged?.origin).toBe(override);
});
