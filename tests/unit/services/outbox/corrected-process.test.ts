import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { KeySearchOutcome } from '../../../../main/services/ports';
import { findEverywhere } from '../../../../main/services/outbox/find-everywhere';
import { settle } from '../../../support/fakes/fake-clock';
import { listedStates, next, settleMs, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const key = 'karoo:conta1:k1:1:abcd1234';
const unknown = { kind: 'unknown' as const, error: new AppError('unknown-outcome') };
const refused = { kind: 'refused' as const, error: new AppError('process-closed') };
const oldAndNew: [string, string][] = [
  ['', '222'],
  ['111', ''],
  ['111', '222'],
];

/** Sent to one process with an unknown outcome, then refused, and corrected to another; `late`: Bimer stores the first after all. */
async function corrected(from: string, to: string, late: boolean): Promise<OutboxWorld> {
  const world = await started();
  const { bimer } = world;
  const submit = bimer.submit.bind(bimer);
  bimer.outcomes = [unknown, refused];
  let first = true;
  bimer.submit = (body, processNumber) => {
    // Later than anybody waited for: the final look-up has found nothing.
    if (late && first) world.clock.after(settleMs + 30_000, () => bimer.store(body, processNumber));
    first = false;
    return submit(body, processNumber);
  };
  await world.outbox.submit(next('k1'), sampleForm({ processNumber: from }), false);
  await world.clock.advance(settleMs + 20_000);
  expect(listedStates(world)).toEqual(['needs-you']);
  await world.clock.advance(60_000);
  bimer.outcomes = [unknown];
  await world.outbox.submit(world.drafts.targetOf('k1'), sampleForm({ processNumber: to }), false);
  await world.clock.advance(20_000);
  return world;
}

test.each(oldAndNew)('corrected from process “%s” to “%s” it is looked for under both', async (from, to) => {
  const world = await corrected(from, to, true);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    question: { kind: 'found-differs', number: from === '' ? '900001' : from, differing: ['processNumber'] },
  });
  await world.clock.advance(24 * 3_600_000);
  expect(world.bimer.stored).toHaveLength(1);
  await world.outbox.answer({ key, answer: 'in-bimer', processNumber: null });
  await settle();
  expect(listedStates(world)).toEqual(['registered']);
});

test.each(oldAndNew)('from “%s” to “%s”, and nothing under either: it is sent again', async (from, to) => {
  const world = await corrected(from, to, false);
  await world.clock.advance(settleMs + 20_000);
  expect(listedStates(world)).toEqual(['registered']);
  expect(world.bimer.stored.map(({ processNumber }) => processNumber)).toEqual([to === '' ? null : to]);
});

const content = { customerId: null, subject: null, opinion: null };
const found = (id: string, number: string): KeySearchOutcome => ({
  kind: 'found',
  record: { id, number },
  content,
  hasKey: true,
  others: [],
});
const absent: KeySearchOutcome = { kind: 'not-found' };
const unsupported: KeySearchOutcome = { kind: 'unsupported' };

/** `sentTo` and what Bimer says for each process, the one wanted now first; then what was found. */
test.each<
  [
    what: string,
    wanted: string,
    sentTo: (string | null)[],
    answers: KeySearchOutcome[],
    expected: [string, string][] | null,
  ]
>([
  ['sent nowhere yet', '', [], [absent], []],
  ['sent where it is wanted', '5', ['5'], [found('a', '5')], [['a', 'wanted']]],
  ['under another number of its own', '5', ['5'], [found('a', '77')], [['a', 'wanted']]],
  ['on the earlier route only', '5', [null, '5'], [absent, found('a', '9')], [['a', 'other']]],
  [
    'one on each',
    '5',
    [null, '5'],
    [found('a', '5'), found('b', '9')],
    [
      ['a', 'wanted'],
      ['b', 'other'],
    ],
  ],
  ['by its number in the earlier process', '5', ['4'], [found('a', '4'), found('a', '4')], [['a', 'other']]],
  ['by its number in this one', '5', ['4', '5'], [found('a', '05'), found('a', '05')], [['a', 'wanted']]],
  ['of no told number', '5', ['4'], [found('a', '5'), found('a', '4')], [['a', 'untold']]],
  ['of a number that is neither', '5', ['4'], [found('a', '77'), found('a', '77')], [['a', 'untold']]],
  ['not searchable on one', '5', [null], [absent, unsupported], null],
  ['found, and not searchable on the other', '5', [null], [unsupported, found('a', '9')], [['a', 'other']]],
])('a registration %s', async (_what, wanted, sentTo, answers, expected) => {
  const registration = sampleRegistration({ sentTo, form: sampleForm({ processNumber: wanted }) });
  const asked: (string | null)[] = [];
  const findByKey = (_key: string, processNumber: string | null) => {
    asked.push(processNumber);
    return Promise.resolve(answers[asked.length - 1] ?? absent);
  };
  const records = await findEverywhere({ findByKey }, registration);
  expect(records?.map(({ record, process }) => [record.id, process]) ?? null).toEqual(expected);
  expect(asked).toHaveLength(answers.length);
});

test('what could not be asked on one route was not asked at all', async () => {
  const registration = sampleRegistration({ sentTo: [null, '5'] });
  const error = new AppError('server-error');
  const findByKey = (_key: string, processNumber: string | null): Promise<KeySearchOutcome> =>
    Promise.resolve(processNumber === null ? found('a', '1') : { kind: 'failed', error });
  await expect(findEverywhere({ findByKey }, registration)).rejects.toBe(error);
});
