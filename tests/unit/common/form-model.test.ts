import { expect, test } from 'vitest';
import { nextForm } from '../../../common/attendance/form-model';
import { blankForm, type FieldOrigin, type FormEvent } from '../../../common/attendance/form-state';
import { emptyForm, type FormField } from '../../../common/attendance/registration-form';
import {
  after,
  because,
  draftOf,
  edited,
  found,
  inTwoDays,
  opened,
  proposing,
  surroundings,
  withoutName,
  type Values,
} from '../../support/fakes/form-events';

const newAttendance: FormEvent = { kind: 'process-chosen', number: '' };

/** What happened; then what stands in the form, and by whom it was put there. */
const cases: [string, FormEvent[], Values, Partial<Record<FormField, FieldOrigin>>][] = [
  ['a form of nothing yet', [], emptyForm(), { customerCode: 'none', opinion: 'none' }],
  [
    'a form of an attendance',
    [opened()],
    { customerCode: '00263', contactName: 'João', subject: 'Nota fiscal' },
    { customerCode: 'karoo', contactName: 'karoo', subject: 'karoo', productId: 'none' },
  ],
  [
    'a draft: what Karoo did not say is the agent’s own',
    [opened(draftOf({ subject: 'Outro', attendanceTypeId: 't2', nextContactDate: '2026-12-24' }))],
    { subject: 'Outro' },
    { subject: 'agent', contactName: 'karoo', nextContactDate: 'agent', attendanceTypeId: 'agent' },
  ],
  [
    'a draft with the date that its type proposes',
    [
      opened(draftOf({ attendanceTypeId: 't2', nextContactDate: inTwoDays })),
      edited('attendanceTypeId', 't7'),
    ],
    { nextContactDate: '2026-12-01' },
    { nextContactDate: 'type' },
  ],
  ['an edit', [opened(), edited('subject', 'Boleto')], { subject: 'Boleto' }, { subject: 'agent' }],
  [
    'the same value again is no edit',
    [opened(), edited('subject', 'Nota fiscal')],
    { subject: 'Nota fiscal' },
    { subject: 'karoo' },
  ],
  [
    'a type brings its date',
    [opened(), edited('attendanceTypeId', 't2')],
    { nextContactDate: inTwoDays },
    { nextContactDate: 'type' },
  ],
  [
    'another type brings another',
    [opened(), edited('attendanceTypeId', 't2'), edited('attendanceTypeId', 't7')],
    { nextContactDate: '2026-12-01' },
    { nextContactDate: 'type' },
  ],
  [
    'a type leaves the agent’s date, also one that was taken away',
    [
      opened(),
      edited('nextContactDate', '2026-12-24'),
      edited('nextContactDate', ''),
      edited('attendanceTypeId', 't2'),
    ],
    { nextContactDate: '' },
    { nextContactDate: 'agent' },
  ],
  [
    'no type, no new date',
    [opened(), edited('attendanceTypeId', 't2'), edited('attendanceTypeId', '')],
    { nextContactDate: inTwoDays, attendanceTypeId: '' },
    { nextContactDate: 'type' },
  ],
  [
    'standard texts are their type’s',
    [
      opened(),
      edited('attendanceTypeId', 't7'),
      edited('standardTextId', 's1'),
      edited('attendanceTypeId', 't2'),
    ],
    { standardTextId: '' },
    { standardTextId: 'type' },
  ],
  [
    'closing keeps what it turns off',
    [opened(), edited('nextContactUserId', 'u1'), edited('isPriority', true), edited('isClosing', true)],
    { nextContactUserId: 'u1', isPriority: true },
    {},
  ],
  [
    'a process fills the next contact, and the name only where there is none',
    [opened(), edited('processNumber', '1'), found()],
    { nextContactUserId: 'u2', nextContactDate: '2026-12-01', contactName: 'João' },
    { nextContactUserId: 'process', nextContactDate: 'process', contactName: 'karoo' },
  ],
  [
    'what it does not tell it does not fill',
    [
      opened(withoutName),
      edited('processNumber', '1'),
      found({ nextContactUserId: null, contactName: null }),
    ],
    { nextContactUserId: 'u1', nextContactDate: '2026-12-01', contactName: '' },
    { nextContactUserId: 'agent' },
  ],
  [
    'no process any more: all as it was before',
    [
      opened(withoutName),
      edited('attendanceTypeId', 't2'),
      edited('processNumber', '1'),
      found(),
      newAttendance,
    ],
    { nextContactUserId: 'u1', nextContactDate: inTwoDays, contactName: '', processNumber: '' },
    { nextContactDate: 'type', contactName: 'none' },
  ],
  [
    'but what the agent changed since stays',
    [
      opened(withoutName),
      edited('processNumber', '1'),
      found(),
      edited('nextContactDate', '2026-12-24'),
      newAttendance,
    ],
    { nextContactUserId: 'u1', nextContactDate: '2026-12-24' },
    { nextContactDate: 'agent' },
  ],
  [
    'another process: what the first filled goes first',
    [
      opened(withoutName),
      edited('processNumber', '1'),
      found(),
      edited('processNumber', '2'),
      found({ nextContactUserId: null, nextContactDate: '2026-12-09', contactName: 'Rui' }),
    ],
    { nextContactUserId: 'u1', nextContactDate: '2026-12-09', contactName: 'Rui' },
    { nextContactUserId: 'agent', contactName: 'process' },
  ],
  [
    'and back again to what stood before both',
    [
      opened(withoutName),
      edited('processNumber', '1'),
      found(),
      edited('processNumber', '2'),
      found({ nextContactDate: '2026-12-09' }),
      newAttendance,
    ],
    { nextContactUserId: 'u1', nextContactDate: '', contactName: '' },
    { nextContactDate: 'none' },
  ],
  [
    'what the agent chose between the number and the answer stays',
    [opened(withoutName), edited('processNumber', '1'), edited('nextContactUserId', 'u9'), found()],
    { nextContactUserId: 'u9', nextContactDate: '2026-12-01' },
    { nextContactUserId: 'agent' },
  ],
  [
    'a type chosen between the number and the answer does not: its date was nobody’s own',
    [opened(), edited('processNumber', '1'), edited('attendanceTypeId', 't2'), found()],
    { nextContactDate: '2026-12-01' },
    { nextContactDate: 'process' },
  ],
  [
    'a type leaves the date of a process',
    [opened(), edited('processNumber', '1'), found(), edited('attendanceTypeId', 't2')],
    { nextContactDate: '2026-12-01' },
    { nextContactDate: 'process' },
  ],
  [
    'the number of a draft fills at most the name',
    [opened(draftOf({ processNumber: '1', contactName: '', nextContactUserId: 'u1' })), found()],
    { nextContactUserId: 'u1', nextContactDate: '', contactName: 'Célia' },
    {},
  ],
  [
    'a process that was only looked at fills nothing',
    [opened(), edited('processNumber', '1'), { ...found(), fills: false } as FormEvent],
    { nextContactUserId: '', nextContactDate: '' },
    {},
  ],
  [
    'a proposal is in the form once it is accepted, with what follows from it',
    [
      opened(proposing({ attendanceTypeId: because('t2') })),
      { kind: 'proposal-accepted', field: 'attendanceTypeId' },
    ],
    { attendanceTypeId: 't2', nextContactDate: inTwoDays },
    { attendanceTypeId: 'proposal', nextContactDate: 'type' },
  ],
  [
    'all that is proposed at once, but nothing that is filled, off or sent away',
    [
      opened(
        proposing({
          productId: because('p1'),
          attendanceTypeId: because('t7'),
          nextContactUserId: because('u1'),
          subject: because('Boleto'),
        }),
      ),
      edited('isClosing', true),
      edited('productId', 'p2'),
      { kind: 'proposal-dismissed', field: 'subject' },
      { kind: 'proposals-accepted' },
    ],
    { productId: 'p2', attendanceTypeId: 't7', nextContactUserId: '', subject: '' },
    { productId: 'agent', attendanceTypeId: 'proposal' },
  ],
  [
    'a form opened in the place of another has nothing of it',
    [
      opened(),
      edited('processNumber', '1'),
      found(),
      { kind: 'refused', fields: { subject: 'Não.' } },
      opened(withoutName),
    ],
    withoutName.form,
    { nextContactDate: 'none' },
  ],
];

test.each(cases)('%s', (_what, events, values, origins) => {
  const state = after(...events);
  expect(state.values).toMatchObject(values);
  expect(state.origins).toMatchObject(origins);
});

test('no event changes the state it is given', () => {
  for (const [, events] of cases) {
    let state = blankForm();
    for (const event of events) {
      const before = structuredClone(state);
      const next = nextForm(state, event, surroundings);
      expect(state).toEqual(before);
      state = next;
    }
  }
});
