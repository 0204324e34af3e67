import { ValidationError } from 'yup';
import type { RegistrationForm } from '../../../common/attendance/registration-form';
import { effectiveValues, type RuleContext } from '../../../common/attendance/rules';
import type { CalendarDate } from '../../../common/calendar';
import { AppError } from '../../../common/errors';
import { registrationFormSchema } from '../../../common/schemas/registration-form';

/**
 * The values as they are sent, when the form fulfils its rules on the day `today`; else throws AppError
 * `invalid-input` with the first message per field.
 */
export function validSubmission(
  form: RegistrationForm,
  context: RuleContext,
  today: CalendarDate,
): RegistrationForm {
  try {
    registrationFormSchema(context, today).validateSync(form, { abortEarly: false });
  } catch (thrown) {
    if (!(thrown instanceof ValidationError)) throw thrown;
    throw new AppError('invalid-input', { fields: messagesByField(thrown) });
  }
  return effectiveValues(form, context);
}

function messagesByField(error: ValidationError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.inner.length > 0 ? error.inner : [error]) {
    // `emailRecipients[2]` is told of the field that holds it.
    const field = (path ?? '').replace(/[.[].*$/, '');
    fields[field] ??= message;
  }
  return fields;
}
