import { nextForm } from '../../../common/attendance/form-model';
import {
  blankForm,
  noSuggestions,
  type FormEvent,
  type FormOpening,
  type FormState,
  type FormSurroundings,
} from '../../../common/attendance/form-state';
import {
  formForAttendance,
  type FormField,
  type RegistrationForm,
} from '../../../common/attendance/registration-form';
import { defaultRequiredFields } from '../../../common/attendance/rules';
import type { AttendanceType } from '../../../common/lookups';
import { sampleAttendance, sampleProcess } from './samples';

const type = (id: string, days: number, more: Partial<AttendanceType> = {}): AttendanceType => ({
  id,
  code: id,
  name: `Tipo ${id}`,
  classification: '1.1',
  isSelectable: true,
  daysToNextContact: days,
  isActive: true,
  standardTexts: [],
  ...more,
});
const item = (id: string, isActive = true) => ({ id, code: id, name: `Nome ${id}`, isActive });
export const surroundings: FormSurroundings = {
  today: '2026-11-24',
  lists: {
    products: [item('p1'), item('p2'), item('old', false)],
    attendanceTypes: [
      type('t2', 2),
      type('t7', 7, { standardTexts: [{ id: 's1', name: 'Texto', text: 'Olá' }] }),
      type('heading', 1, { isSelectable: false }),
    ],
    responsibilityCentres: [],
    users: [
      { ...item('u1'), login: 'ana', email: null },
      { ...item('u2'), login: 'bia', email: null },
    ],
  },
};
/** Proposed by type t2 on that day. */
export const inTwoDays = '2026-11-26';

export const attendance = sampleAttendance();
export const opening = (changes: Partial<FormOpening> = {}): FormOpening => ({
  attendance,
  form: formForAttendance(attendance),
  rules: {
    responsibilityCentre: 'whenOpen',
    required: defaultRequiredFields,
    opinionMaxLength: null,
    transcriptMaxLength: null,
  },
  suggestions: noSuggestions,
  ...changes,
});

export type Values = Partial<RegistrationForm>;
export const draftOf = (values: Values) => opening({ form: { ...formForAttendance(attendance), ...values } });
export const opened = (with_: FormOpening = opening()): FormEvent => ({ kind: 'opened', with: with_ });
export const edited = <F extends FormField>(field: F, value: RegistrationForm[F]) =>
  ({ kind: 'edited', field, value }) as FormEvent;
export const found = (changes = {}): FormEvent => ({
  kind: 'process-told',
  knowledge: { state: 'found', process: sampleProcess({ customerCode: '00263', ...process, ...changes }) },
  fills: true,
});
const process = { nextContactUserId: 'u2', nextContactDate: '2026-12-01', contactName: 'Célia' };
export const customer = (code: string, cpfCnpj: string | null = '11222333000181'): FormEvent => ({
  kind: 'customer-told',
  knowledge: { state: 'found', customer: { code, name: 'Mercearia São João', cpfCnpj } },
});
export const listed = (...numbers: string[]): FormEvent => ({
  kind: 'open-processes-told',
  knowledge: {
    status: 'listed',
    processes: numbers.map((number) =>
      sampleProcess({ number, subject: 'Emissão da NF-e', productId: 'p2', attendanceTypeId: 't7' }),
    ),
  },
});
export const withoutName = opening({
  form: { ...formForAttendance(attendance), contactName: '', nextContactUserId: 'u1' },
});
export const proposing = (proposals: FormOpening['suggestions']['proposals']) =>
  opening({
    form: { ...formForAttendance(attendance), subject: '' },
    suggestions: { ...noSuggestions, proposals },
  });
export const because = (value: string) => ({ value, reason: 'foi assim' });

export const after = (...events: FormEvent[]): FormState =>
  events.reduce((state, event) => nextForm(state, event, surroundings), blankForm());
