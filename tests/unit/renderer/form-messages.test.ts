import { expect, test } from 'vitest';
import { readFields } from '../../../common/attendance/form-reading';
import type { FormEvent } from '../../../common/attendance/form-state';
import type { FormField } from '../../../common/attendance/registration-form';
import {
  confirmationId,
  fieldMessage,
  formProblems,
  type JudgedForm,
} from '../../../renderer/src/features/form/form-messages';
import {
  after,
  attendance,
  customer,
  edited,
  found,
  listed,
  opened,
  surroundings,
} from '../../support/fakes/form-events';

function judged(events: FormEvent[], errors: JudgedForm['errors'] = {}): JudgedForm {
  const state = after(opened(), ...events);
  return { attendance, state, fields: readFields(state, surroundings), errors };
}
const wrong = 'Está errado.';
const refused: FormEvent = { kind: 'refused', fields: { subject: wrong } };
const unknown: FormEvent = { kind: 'customer-told', knowledge: { state: 'missing' } };

test.each<[string, JudgedForm, FormField, boolean, RegExp | null]>([
  ['an error, once it may be shown', judged([], { opinion: wrong }), 'opinion', true, /errado/],
  ['no error before', judged([], { opinion: wrong }), 'opinion', false, null],
  ['what was refused, at once', judged([refused], { subject: wrong }), 'subject', false, /errado/],
  [
    'no error of a field that is off',
    judged([edited('isClosing', true)], { nextContactDate: wrong }),
    'nextContactDate',
    true,
    null,
  ],
  ['an unknown customer', judged([unknown]), 'customerCode', true, /não existe no Bimer/],
  ['who the conversation was with', judged([unknown]), 'customerCode', false, /^Na conversa: 00263/],
  ['a weekend', judged([edited('nextContactDate', '2026-11-28')]), 'nextContactDate', false, /sábado/],
  [
    'no weekend of a date that is off',
    judged([edited('nextContactDate', '2026-11-28'), edited('isClosing', true)]),
    'nextContactDate',
    false,
    null,
  ],
  [
    'an open attendance about the same',
    judged([listed('7'), edited('productId', 'p2'), edited('subject', 'NF-e')]),
    'subject',
    false,
    /processo 7 aberto/,
  ],
  ['the process', judged([edited('processNumber', '1'), found()]), 'processNumber', false, /em aberto$/],
])('under the field: %s', (_what, form, field, isErrorShown, words) => {
  const text = fieldMessage(form, field, isErrorShown)?.text ?? null;
  if (words === null) expect(text).toBeNull();
  else expect(text).toMatch(words);
});

test('the summary names what stands in the way, in the order of the screen', () => {
  const form = judged([edited('processNumber', '1'), found({ isClosed: true })], {
    opinion: wrong,
    productId: wrong,
  });
  expect(formProblems(form).map(({ field }) => field)).toEqual(['processNumber', 'productId', 'opinion']);
  expect(formProblems(judged([]))).toEqual([]);
});

test('a customer to be confirmed leads to the box, unless the code itself is wrong', () => {
  const other = [edited('customerCode', '00264'), customer('00264', '99222333000181')];
  expect(formProblems(judged(other))).toEqual([
    { field: 'customerCode', text: 'Confirme que é este cliente.', controlId: confirmationId },
  ]);
  expect(formProblems(judged(other, { customerCode: wrong }))).toEqual([
    { field: 'customerCode', text: wrong },
  ]);
});
