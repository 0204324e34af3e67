import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpen, isRegistered, registeredAt } from '../../../main/services/registrations/queries';
import type { Progress, StoredRegistration } from '../../../main/services/registrations/registration';
import { RegistrationIndex } from '../../../main/services/store/registration-index';
import { inStep, sampleRegistered, sampleRegistration } from '../../support/fakes/samples';

const registration = fc.record({
  attendance: fc.nat(3),
  sequence: fc.nat(3),
  createdAt: fc.nat(5),
  progress: fc.oneof(
    fc.constantFrom<Progress[]>(
      inStep.queued,
      inStep.sending,
      inStep.verifying,
      inStep.asking,
      inStep.refused,
    ),
    fc
      .record({ at: fc.nat(5), isDue: fc.boolean() })
      .map(({ at, isDue }) =>
        sampleRegistered({ at, ...(isDue && { mark: { kind: 'due', dueAt: 7, failure: null } }) }),
      ),
  ),
});
const change = fc.record({ value: registration, isDeletion: fc.boolean() });

type Generated = typeof registration extends fc.Arbitrary<infer T> ? T : never;

function toStored({ attendance, ...rest }: Generated): StoredRegistration {
  const attendanceId = `k${attendance}`;
  return sampleRegistration({
    ...rest,
    attendanceId,
    key: `karoo:c:${attendanceId}:${rest.sequence}`,
  });
}

const keys = (registrations: readonly StoredRegistration[]) => registrations.map(({ key }) => key);

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
      const registered = everything.filter(isRegistered);
      const { page, total } = index.registered(1, 2);
      expect(total).toBe(registered.length);
      expect(page.map(registeredAt)).toEqual(
        registered
          .map((one) => registeredAt(one) ?? 0)
          .sort((a, b) => b - a)
          .slice(1, 3),
      );
    }),
  );
});
