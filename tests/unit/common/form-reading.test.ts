import { describe, expect, test } from 'vitest';
import { nextForm } from '../../../common/attendance/form-model';
import {
  customerDifference,
  firstMissing,
  isConfirmationMissing,
  listedProcesses,
  processObstacle,
  readFields,
  resemblingOpenProcess,
  shownProposal,
} from '../../../common/attendance/form-reading';
import { noSuggestions, type FormEvent } from '../../../common/attendance/form-state';
import type { FormField } from '../../../common/attendance/registration-form';
import {
  after,
  because,
  customer,
  edited,
  found,
  listed,
  opened,
  opening,
  proposing,
  surroundings,
} from '../../support/fakes/form-events';
import { sampleAttendance, sampleProcess } from '../../support/fakes/samples';

describe('the values as they were opened', () => {
  test('are the same object until one changes', () => {
    const state = after(opened(), listed('1'), customer('00263'));
    expect(state.values).toBe(state.openedWith);
    expect(nextForm(state, edited('subject', 'x'), surroundings).values).not.toBe(state.openedWith);
  });
});

describe('fields', () => {
  const fields = (...events: FormEvent[]) => readFields(after(...events), surroundings);

  test('say what is active, required and kept', () => {
    const closing = fields(opened(), edited('nextContactUserId', 'u1'), edited('isClosing', true));
    expect(closing.nextContactUserId).toEqual({
      isActive: false,
      isRequired: false,
      isKept: true,
      origin: 'agent',
    });
    expect(closing.nextContactDate).toMatchObject({ isActive: false, isKept: false });
    expect(fields(opened()).nextContactUserId).toMatchObject({
      isActive: true,
      isRequired: true,
      isKept: false,
    });
  });

  test('Texto do Parecer Padrão follows the type', () => {
    expect(fields(opened(), edited('attendanceTypeId', 't7')).standardTextId.isActive).toBe(true);
    expect(fields(opened(), edited('attendanceTypeId', 't2')).standardTextId.isActive).toBe(false);
  });

  test.each([
    [null, [], 'productId'],
    ['productId', [], 'attendanceTypeId'],
    ['attendanceTypeId', [edited('isClosing', true)], 'opinion'],
    ['opinion', [], null],
  ] as [FormField | null, FormEvent[], FormField | null][])('below %s %# misses', (from, events, field) => {
    expect(firstMissing(after(opened(), ...events), surroundings, from)).toBe(field);
  });
});

describe('the customer', () => {
  test('stands there at once if Karoo named it, and what depends on it is asked', () => {
    expect(after(opened())).toMatchObject({
      customer: { state: 'found', customer: { code: '00263', name: 'Mercearia São João' } },
      openProcesses: { status: 'looking' },
    });
    const unnamed = sampleAttendance({ customer: { code: '00263', name: null, cpfCnpj: null } });
    expect(after(opened(opening({ attendance: unnamed }))).customer).toEqual({ state: 'idle' });
  });

  test('another code takes along what was known of the first', () => {
    const state = after(
      opened(),
      listed('1'),
      { kind: 'owned-products-told', productIds: ['p1'] },
      { kind: 'customer-confirmed', isConfirmed: true },
      edited('customerCode', '00264'),
    );
    expect(state).toMatchObject({
      customer: { state: 'idle' },
      openProcesses: { status: 'idle' },
      ownedProductIds: [],
      isCustomerConfirmed: false,
    });
    expect(listedProcesses(state)).toEqual([]);
  });

  test('found again, nothing begins anew', () => {
    const state = after(opened(), listed('1'), { kind: 'customer-confirmed', isConfirmed: true });
    const again = nextForm(state, customer('00263', null), surroundings);
    expect(again).toMatchObject({ isCustomerConfirmed: true });
    expect(listedProcesses(again)).toHaveLength(1);
  });

  test('another one is proposed nothing that spoke of the first', () => {
    const state = after(opened(proposing({ productId: because('p1') })), customer('00264'));
    expect(state).toMatchObject({ suggestedFor: '00264', suggestions: { proposals: {} } });
    const told = nextForm(
      state,
      {
        kind: 'suggestions-told',
        suggestions: { ...noSuggestions, proposals: { productId: because('p2') } },
      },
      surroundings,
    );
    expect(shownProposal(told, 'productId', surroundings)?.value).toBe('p2');
  });

  test('who is not the one of the conversation is confirmed', () => {
    const other = after(opened(), edited('customerCode', '00264'), customer('00264', '99222333000181'));
    expect([customerDifference(other), isConfirmationMissing(other)]).toEqual(['document', true]);
    const confirmed = nextForm(other, { kind: 'customer-confirmed', isConfirmed: true }, surroundings);
    expect(isConfirmationMissing(confirmed)).toBe(false);
    expect(isConfirmationMissing(nextForm(confirmed, customer('00265', null), surroundings))).toBe(false);
    expect(isConfirmationMissing(after(opened()))).toBe(false);
  });
});

describe('the process', () => {
  test('of another number is not known', () => {
    expect(
      after(opened(), edited('processNumber', '1'), found(), edited('processNumber', '2')).process,
    ).toEqual({
      state: 'idle',
    });
  });

  test.each([
    [{}, '00263', null],
    [{}, ' 00263 ', null],
    [{}, '', null],
    [{ customerCode: '' }, '00263', null],
    [{}, '263', 'other-customer'],
    [{ isClosed: true }, '00263', 'closed'],
  ])('%j for customer %j: %s', (changes, code, obstacle) => {
    const knowledge = {
      state: 'found',
      process: sampleProcess({ customerCode: '00263', ...changes }),
    } as const;
    expect(processObstacle(knowledge, code)).toBe(obstacle);
  });

  test.each([
    ['missing', 'missing'],
    ['unreachable', null],
    ['looking', null],
    ['idle', null],
  ] as const)('%s: %s', (state, obstacle) => {
    expect(processObstacle({ state }, '')).toBe(obstacle);
  });

  test.each([{ isClosed: true }, { customerCode: '263' }])('with %j fills nothing', (changes) => {
    const { values } = after(opened(), edited('processNumber', '1'), found(changes));
    expect(values).toMatchObject({ nextContactUserId: '', nextContactDate: '' });
  });

  test('that the form would repeat is told, unless it goes there', () => {
    const events = [
      opened(),
      listed('1', '2'),
      edited('productId', 'p2'),
      edited('subject', 'NF-e: emissão'),
    ];
    expect(resemblingOpenProcess(after(...events))?.number).toBe('1');
    expect(resemblingOpenProcess(after(...events, { kind: 'process-chosen', number: '2' }))).toBeNull();
  });
});

describe('a proposal', () => {
  const proposed = (field: Parameters<typeof shownProposal>[1], ...events: FormEvent[]) =>
    shownProposal(after(...events), field, surroundings);
  const product = opened(proposing({ productId: because('p1') }));

  test('is shown with its name and its reason', () => {
    expect(proposed('productId', product)).toEqual({ value: 'p1', label: 'Nome p1', reason: 'foi assim' });
    expect(proposed('subject', opened(proposing({ subject: because('Boleto') })))?.label).toBe('Boleto');
  });

  test.each<[string, Parameters<typeof shownProposal>[1], FormEvent[]]>([
    ['in a filled field', 'productId', [product, edited('productId', 'p2')]],
    [
      'in one that is off',
      'nextContactUserId',
      [opened(proposing({ nextContactUserId: because('u1') })), edited('isClosing', true)],
    ],
    ['once it was sent away', 'productId', [product, { kind: 'proposal-dismissed', field: 'productId' }]],
    ['of what is not in use any more', 'productId', [opened(proposing({ productId: because('old') }))]],
    ['of a heading', 'attendanceTypeId', [opened(proposing({ attendanceTypeId: because('heading') }))]],
    ['of an unknown user', 'nextContactUserId', [opened(proposing({ nextContactUserId: because('u9') }))]],
    ['where nothing is known', 'subject', [opened(proposing({}))]],
  ])('is not shown %s', (_where, field, events) => {
    expect(proposed(field, ...events)).toBeNull();
  });

  test('that is not shown cannot be accepted', () => {
    const old = opened(proposing({ productId: because('old') }));
    expect(after(old, { kind: 'proposal-accepted', field: 'productId' }).values.productId).toBe('');
  });

  test('comes back when the field is emptied again', () => {
    const events = [product, { kind: 'proposal-accepted', field: 'productId' } as const];
    expect(proposed('productId', ...events, edited('productId', ''))?.value).toBe('p1');
  });

  test('of the chosen process comes before that of the past', () => {
    const events = [product, listed('1'), { kind: 'process-chosen', number: '1' } as const];
    expect(proposed('productId', ...events)).toEqual({
      value: 'p2',
      label: 'Nome p2',
      reason: 'está assim no processo 1',
    });
    expect(proposed('nextContactUserId', ...events)).toBeNull();
  });

  test('another one than that sent away is shown', () => {
    const events = [product, { kind: 'proposal-dismissed', field: 'productId' } as const, listed('1')];
    expect(proposed('productId', ...events, { kind: 'process-chosen', number: '1' })?.value).toBe('p2');
  });
});

describe('what was refused', () => {
  const refused: FormEvent = {
    kind: 'refused',
    fields: { subject: 'Não aceito.', contactName: 'Nem isto.' },
  };

  test('stands until its field changes', () => {
    expect(after(opened(), refused, edited('opinion', 'x')).refused).toEqual(refused.fields);
    expect(after(opened(), refused, edited('subject', 'Outro')).refused).toEqual({
      contactName: 'Nem isto.',
    });
  });

  test('goes with what a process fills in', () => {
    const fields = { nextContactUserId: 'Não existe.' };
    const state = after(opened(), edited('processNumber', '1'), { kind: 'refused', fields }, found());
    expect(state.refused).toEqual({});
  });
});
