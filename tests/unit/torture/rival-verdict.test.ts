import { describe, expect, test } from 'vitest';
import { defaultTorture } from '../../torture/options';
import { planDays } from '../../torture/plan/day-plan';
import { compare, type LedgerEntry } from '../../torture/run/ledger';
import { isOfWindow, judgeRivals, type Double } from '../../torture/run/rival-verdict';
import { rivalAgent } from '../../torture/run/rival';
import type { LoggedRequest, Registrations } from '../../support/sandbox-client';

/** `at(5)`: five seconds past noon. */
const at = (second: number) => `2026-03-02T12:00:${String(second).padStart(2, '0')}.000Z`;

type Question = Double['asked'][number];
const question = (
  receivedAt: number,
  answeredAt: number | null,
  changes: Partial<Question> = {},
): Question => ({
  receivedAt: at(receivedAt),
  answeredAt: answeredAt === null ? null : at(answeredAt),
  status: answeredAt === null ? null : 200,
  fault: null,
  ...changes,
});

describe('a double is one of the window', () => {
  const cases: [what: string, asked: Question[], isOf: boolean, changes?: Partial<Double>][] = [
    ['answered before the mark, sent after it', [question(11, 12)], true],
    ['answered after the mark', [question(14, 16)], false],
    ['asked before the mark, answered after it', [question(14, 16, { fault: 'delay' })], false],
    ['answered before the mark, and once more after it', [question(11, 12), question(16, 17)], false],
    ['not asked at all', [], false],
    ['asked only by the form, before Enviar', [question(5, 6)], false],
    ['never answered', [question(11, null)], false],
    ['refused', [question(11, 12, { status: 503, fault: 'status' })], false],
    ['answered with what nobody can read', [question(11, 12, { fault: 'half-body' })], false],
    [
      'what was not readable does not hide a good answer',
      [question(11, 12), question(16, 17, { fault: 'malformed-json' })],
      true,
    ],
    ['answered only after the POST', [question(21, 22)], false],
    ['what is asked after the POST does not count', [question(11, 12), question(21, 22)], true],
    ['everything before the mark', [question(11, 12)], true, { postedAt: at(13) }],
    ['Enviar was never pressed', [question(11, 12)], false, { sentAt: null }],
  ];
  test.each(cases)('%s', (_what, asked, isOf, changes = {}) => {
    const double: Double = { asked, sentAt: at(10), markedAt: at(15), postedAt: at(20), ...changes };
    expect(isOfWindow(double)).toBe(isOf);
  });
});

const days = planDays({ ...defaultTorture, registrations: null, rounds: 40 }, '2026-03-02');
const turns = days.flatMap((day) => day.turns);

test('some attendances have a second computer, of all beginnings; none of them is killed or of several', () => {
  const withRival = turns.filter(({ rival }) => rival !== null);
  expect(withRival.length).toBeGreaterThan(turns.length / 20);
  expect(new Set(withRival.map(({ rival }) => rival?.from))).toEqual(
    new Set(['finished', 'typing', 'sending']),
  );
  for (const { registrations, isDiskFull } of withRival)
    expect({ isDiskFull, kills: registrations.map(({ kill }) => kill) }).toEqual({
      isDiskFull: false,
      kills: [null],
    });
});

test('some days have no event stream, some ends lie ahead, and full disks are met by sending and by closing', () => {
  expect(new Set(days.map(({ hasStream }) => hasStream))).toEqual(new Set([true, false]));
  const ahead = turns.flatMap(({ endsAheadMs }) => endsAheadMs ?? []);
  expect(ahead.length).toBeGreaterThan(turns.length / 20);
  expect(ahead.length).toBeLessThan(turns.length / 5);
  const onFullDisk = turns.filter(({ isDiskFull }) => isDiskFull).map(({ whileDiskFull }) => whileDiskFull);
  expect(new Set(onFullDisk)).toEqual(new Set(['send', 'close']));
});

test('Bimer fails after it has stored, with and without saying when to come again', () => {
  const faults = turns
    .flatMap(({ registrations }) => registrations.flatMap(({ faults }) => faults))
    .filter(({ kind, method }) => kind === 'status-after-store' && method === 'POST');
  expect(faults.length).toBeGreaterThan(5);
  for (const { status } of faults) expect(status).toBeGreaterThanOrEqual(500);
  expect(new Set(faults.map(({ headers }) => headers !== undefined))).toEqual(new Set([true, false]));
});

describe('what second computers did is held against Bimer and Karoo', () => {
  const id = 'a1';
  const ours = 'karoo:c1:a1:1:abcdefgh';
  const theirs = 'karoo:c1:a1:1:rivalxxx';
  const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
    attendance: { id, conta: 'c1', numero: '1', mensagens: [] } as unknown as LedgerEntry['attendance'],
    forms: turns[0]?.registrations.slice(0, 1).map(({ form }) => form) ?? [],
    confirmed: new Set(),
    sentAt: at(10),
    rival: { kind: 'registered', key: theirs },
    isYielded: false,
    sentAnywayAt: null,
    ...changes,
  });
  const held = (keys: string[], marks: string[]) =>
    ({
      attendances: keys.map((key) => ({ ChaveExterna: key, receivedAt: at(20) })),
      opinions: [],
      integrations: marks.map((chave) => ({ chave, receivedAt: at(15) })),
    }) as unknown as Registrations;
  const asked = (second: number, agent = 'app') =>
    ({
      service: 'karoo',
      method: 'GET',
      path: `/v1/atendimentos/${id}`,
      headers: { 'user-agent': agent },
      ...question(second, second),
    }) as unknown as LoggedRequest;
  const counts = (changes: object) => ({ first: 0, second: 0, both: 0, anyway: 0, ...changes });

  test('it was first: its one record, and nobody misses another', () => {
    const yielded = entry({ isYielded: true });
    const registrations = held([theirs], [theirs]);
    expect(judgeRivals([yielded], registrations, [])).toEqual({
      rivals: counts({ first: 1 }),
      lost: [],
      duplicated: [],
    });
    expect(compare([yielded], registrations)).toEqual({ lost: [], duplicated: [], altered: [] });
  });

  test('but what the agent did not leave to it is missed', () => {
    expect(compare([entry({})], held([theirs], [theirs])).lost).toHaveLength(1);
  });

  test('it stopped', () => {
    const stopped = entry({ rival: { kind: 'stopped' } });
    expect(judgeRivals([stopped], held([ours], [ours]), []).rivals).toEqual(counts({ second: 1 }));
  });

  test.each<
    [what: string, keys: string[], requests: LoggedRequest[], changes: Partial<LedgerEntry>, doubles: number]
  >([
    ['both in the window', [ours, theirs], [asked(12)], {}, 0],
    ['the app sent though it could know', [ours, theirs], [asked(12), asked(16)], {}, 1],
    ['the other computer’s own question does not count', [ours, theirs], [asked(12, rivalAgent)], {}, 1],
    ['withdrawn, and sent all the same', [ours, theirs], [asked(12)], { isYielded: true }, 1],
    ['the other computer’s record twice', [ours, theirs, theirs], [asked(12)], {}, 1],
  ])('%s', (_what, keys, requests, changes, doubles) => {
    const { rivals, lost, duplicated } = judgeRivals([entry(changes)], held(keys, [ours, theirs]), requests);
    expect({ rivals, lost, doubles: duplicated.length }).toEqual({
      rivals: counts({ both: 1 }),
      lost: [],
      doubles,
    });
  });

  test.each([
    ['the agent had it sent before it came', 18, { anyway: 1 }, 0],
    ['what came before the agent had it sent is judged', 22, { both: 1 }, 1],
  ])('%s', (_what, second, expected, doubles) => {
    const sent = entry({ sentAnywayAt: at(second) });
    const { rivals, duplicated } = judgeRivals([sent], held([ours, theirs], [ours, theirs]), [asked(16)]);
    expect({ rivals, doubles: duplicated.length }).toEqual({ rivals: counts(expected), doubles });
  });

  test('a record of nobody is still one that nobody registered', () => {
    const stranger = 'karoo:c1:a2:1:abcdefgh';
    expect(compare([entry({ isYielded: true })], held([theirs, stranger], [theirs])).duplicated).toEqual([
      `${stranger}: nobody registered this`,
    ]);
  });
});
