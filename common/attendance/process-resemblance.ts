import type { BimerProcess } from '../lookups';
import type { RegistrationForm } from './registration-form';
import { wordOverlap, areSubjectsAlike } from './word-overlap';

/**
 * The open attendance that the form seems to be about: same product and a subject with mostly the same words; the
 * most alike of several. Null when there is none, or when the form is a parecer on one already.
 */
export function resemblingProcess(
  form: Pick<RegistrationForm, 'subject' | 'productId' | 'processNumber'>,
  open: readonly BimerProcess[],
): BimerProcess | null {
  if (form.processNumber.trim() !== '' || form.productId === '') return null;
  const alike = open.filter(
    (process) => process.productId === form.productId && areSubjectsAlike(form.subject, process.subject),
  );
  const likeness = (process: BimerProcess) => wordOverlap(form.subject, process.subject);
  return alike.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}
