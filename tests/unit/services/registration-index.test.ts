import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnsettled } from '../../../main/services/outbox/plan-work';
import { RegistrationIndex } from '../../../main/services/store/registration-index';
import type { StoredRegistration } from '../../../main/services/stored-shapes';
import { sampleRegistration } from '../../support/fakes/samples';

const registration = fc.record({
  attendance: fc.nat(3),
  sequence: fc.nat(3),
  createdAt: fc.nat(5),
  registeredAt: fc.nat(5),
  state: fc.constantFrom('queued', 'sending', 'verifying', 'registered', 'needs-you' as const),
  nextAttemptAt: fc.constantFrom(null, 7),
});
const change = fc.record({ value: registration, isDeletion: fc.boolean() });

type Generated = typeof registration extends fc.Arbitrary<infer T> ? T : never;

function toStored({ attendance, state, ...rest }: Generated): StoredRegistration {
  const attendanceId = `k${attendance}`;
  return sampleRegistration({
    ...rest,
    state,
    attendanceId,
    key: `karoo:c:${attendanceId}:${rest.sequence}`,
  });
}

const keys = (registrations: readonly StoredRegistration[]) => registrations.map(({ key }) => key);
const isOpen = (one: StoredRegistration) => one.state === 'needs-you' || isUnsettled(one);

test('answers after any changes as a search through everything would', () => {
  fc.assert(
    fc.property(fc.array(registration), fc.array(change), (initial, changes) => {
      const all = new Map(initial.map(toStored).map((one) => [one.key, one]));
      const index = new RegistrationIndex([...all.values()]);
      for (const { value, isDeletion } of changes) {
        const stored = toStored(value);
        if (isDeletion) all.delete(stored.key);
        else all.set(stored.key, stored);
        index.change(stored.key, isDeletion ? null : stored);
      }
      const everything = [...all.values()];
      expect(keys(index.open()).sort()).toEqual(keys(everything.filter(isOpen)).sort());
      for (const id of ['k0', 'k1', 'k2', 'k3']) {
        const expected = everything.filter(({ attendanceId }) => attendanceId === id);
        expect(index.of(id)).toEqual(expected.toSorted((a, b) => a.sequence - b.sequence));
        expect(new Set(keys(index.around(id)))).toEqual(
          new Set(keys(everything.filter((one) => one.attendanceId === id || isOpen(one)))),
        );
      }
      const settled = everything.filter((one) => !isOpen(one)).map(({ createdAt }) => createdAt);
      expect(index.settled(3).map(({ createdAt }) => createdAt)).toEqual(
        settled.sort((a, b) => b - a).slice(0, 3),
      );
      const registered = everything.filter(({ state }) => state === 'registered');
      const { page, total } = index.registered(1, 2);
      expect(total).toBe(registered.length);
      expect(page.map(({ registeredAt }) => registeredAt)).toEqual(
        registered
          .map(({ registeredAt }) => registeredAt ?? 0)
          .sort((a, b) => b - a)
          .slice(1, 3),
      );
    }),
  );
});
