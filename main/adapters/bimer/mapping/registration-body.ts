import { sentFields, type SentField } from '../../../../common/attendance/registration-form';
import type { components } from '../../../../common/openapi/bimer';
import type { BimerRegistration } from '../../../services/ports';
import { namesOfFields } from '../field-names';
import { wellFormed } from '../../http/wire-values';

type Body = components['schemas']['NovoRegistro'];

/** The body of both POSTs: what is off or empty goes as null, lists as `[]`. */
export function registrationBody(registration: BimerRegistration): Body {
  const { key, customerId, transcript, source } = registration;
  const fields = sentFields.map((field) => [namesOfFields[field].wire, wireValue(registration[field])]);
  return {
    ...(Object.fromEntries(fields) as Pick<Body, FieldName>),
    ChaveExterna: key,
    IdentificadorPessoa: customerId,
    Historico: transcript === null ? null : wellFormed(transcript),
    Origem: {
      Sistema: 'Karoo',
      NumeroAtendimento: source.attendanceNumber,
      Inicio: source.startedAt,
      Fim: source.finishedAt,
    },
  };
}

/** What the fields of the form are called in it. */
type FieldName = Exclude<keyof Body, 'ChaveExterna' | 'IdentificadorPessoa' | 'Historico' | 'Origem'>;

function wireValue<T extends BimerRegistration[SentField]>(value: T): T | string | null {
  if (typeof value !== 'string') return value;
  return value === '' ? null : wellFormed(value);
}
