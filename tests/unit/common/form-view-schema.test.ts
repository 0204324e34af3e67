import { expect, test } from 'vitest';
import type { FormView } from '../../../common/attendance/form-view';
import { emptyForm } from '../../../common/attendance/registration-form';
import { checkInput } from '../../../main/ipc/register';

const view: FormView = {
  focus: { field: 'opinion', selection: { start: 3, end: 9, direction: 'backward' } },
  unfinishedRecipient: 'maria@',
  formScroll: 120.5,
  opinionScroll: 40,
  conversation: { isOpen: true, scroll: 300 },
};

test.each<[string, unknown]>([
  ['all of it', view],
  ['no field had the focus', { ...view, focus: null }],
  ['a field without a cursor', { ...view, focus: { field: 'isClosing', selection: null } }],
])('takes %s', (_name, given) => {
  expect(checkInput('form:save-view', { view: given })).toEqual({ view: given });
  expect(() => checkInput('form:save-draft', { form: emptyForm(), view: given })).not.toThrow();
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['an unknown field', { ...view, focus: { field: 'senha', selection: null } }],
  [
    'a cursor before the text',
    { ...view, focus: { ...view.focus, selection: { start: -1, end: 0, direction: 'none' } } },
  ],
  [
    'a direction that is none',
    { ...view, focus: { ...view.focus, selection: { start: 0, end: 0, direction: 'up' } } },
  ],
  ['a scroll position out of bounds', { ...view, formScroll: 1e12 }],
  ['a scroll position that is no number', { ...view, opinionScroll: '1' }],
  ['a text where only a few words can be', { ...view, unfinishedRecipient: 'x'.repeat(2_001) }],
  ['an unknown key', { ...view, extra: 1 }],
  ['an unknown key inside', { ...view, conversation: { isOpen: true, scroll: 0, extra: 1 } }],
])('refuses %s', (_name, given) => {
  expect(() => checkInput('form:save-view', { view: given })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});

test('a draft may come without it', () => {
  expect(() => checkInput('form:save-draft', { form: emptyForm() })).not.toThrow();
});
