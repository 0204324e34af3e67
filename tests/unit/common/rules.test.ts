import { describe, expect, it } from 'vitest';
import {
  emptyForm,
  type FormField,
  type RegistrationForm,
} from '../../../common/attendance/registration-form';
import {
  defaultRequiredFields,
  effectiveValues,
  fieldStates,
  type ResponsibilityCentreRule,
  type RuleContext,
} from '../../../common/attendance/rules';

const context = (changes: Partial<RuleContext> = {}): RuleContext => ({
  responsibilityCentre: 'whenOpen',
  requiredFields: defaultRequiredFields,
  hasStandardTexts: false,
  ...changes,
});
const form = (changes: Partial<RegistrationForm> = {}): RegistrationForm => ({ ...emptyForm(), ...changes });

describe('fieldStates', () => {
  const open = form();
  const openWithUser = form({ nextContactUserId: 'U1' });
  const closing = form({ isClosing: true, nextContactUserId: 'U1' });

  it.each<[FormField, RegistrationForm, boolean]>([
    ['nextContactUserId', open, true],
    ['nextContactUserId', closing, false],
    ['nextContactDate', open, true],
    ['nextContactDate', closing, false],
    ['isPriority', open, false],
    ['isPriority', openWithUser, true],
    ['isPriority', closing, false],
    ['isClosing', closing, true],
    ['customerCode', closing, true],
    ['opinion', closing, true],
    ['processNumber', open, true],
  ])('%s', (field, values, isActive) => {
    expect(fieldStates(values, context())[field].isActive).toBe(isActive);
  });

  it.each<[ResponsibilityCentreRule, boolean, boolean]>([
    ['whenOpen', false, true],
    ['whenOpen', true, false],
    ['whenClosing', false, false],
    ['whenClosing', true, true],
    ['always', false, true],
    ['always', true, true],
  ])('Centro de Responsabilidade, rule %s, closing %s', (responsibilityCentre, isClosing, isActive) => {
    const states = fieldStates(form({ isClosing }), context({ responsibilityCentre }));
    expect(states.responsibilityCentreId.isActive).toBe(isActive);
  });

  it.each([true, false])('Texto do Parecer Padrão follows the type: %s', (hasStandardTexts) => {
    expect(fieldStates(open, context({ hasStandardTexts })).standardTextId.isActive).toBe(hasStandardTexts);
  });

  it('requires a field only while it is active', () => {
    expect(fieldStates(open, context()).nextContactDate.isRequired).toBe(true);
    expect(fieldStates(closing, context()).nextContactDate.isRequired).toBe(false);
    expect(fieldStates(open, context()).processNumber.isRequired).toBe(false);
  });
});

describe('effectiveValues', () => {
  const filled = form({
    customerCode: ' 00263 ',
    subject: ' Nota ',
    opinion: ' as typed \n',
    nextContactUserId: 'U1',
    nextContactDate: '2026-11-30',
    isPriority: true,
    responsibilityCentreId: 'C1',
    standardTextId: 'S1',
  });

  it('leaves out what is off', () => {
    expect(effectiveValues({ ...filled, isClosing: true }, context())).toMatchObject({
      nextContactUserId: '',
      nextContactDate: '',
      isPriority: false,
      responsibilityCentreId: '',
      standardTextId: '',
    });
  });

  it('keeps what is on, trims one-line texts and leaves the opinion as it was typed', () => {
    expect(effectiveValues(filled, context({ hasStandardTexts: true }))).toMatchObject({
      customerCode: '00263',
      subject: 'Nota',
      opinion: ' as typed \n',
      nextContactUserId: 'U1',
      nextContactDate: '2026-11-30',
      isPriority: true,
      responsibilityCentreId: 'C1',
      standardTextId: 'S1',
    });
  });

  it('does not change the form it was given', () => {
    const before = structuredClone(filled);
    effectiveValues(filled, context());
    expect(filled).toEqual(before);
  });
});
