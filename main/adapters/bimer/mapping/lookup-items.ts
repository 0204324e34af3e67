import type {
  AttendanceType,
  BimerUser,
  LookupItems,
  LookupListName,
  Product,
  ResponsibilityCentre,
  StandardText,
} from '../../../../common/lookups';
import { countOf, flagOf, identifierOf, listOf, textOf } from '../../http/wire-values';
import type { ListSource } from '../paged-list';
import { fieldsOf } from '../wire-record';

const maxStandardTextLength = 200_000;
/** Ten years: more is a mistake, and no date lies much further ahead. */
const maxDaysToNextContact = 3_650;

/** What all kinds of list items share; null without identifier. */
function readCommon(field: (name: string) => unknown) {
  const id = identifierOf(field('Identificador'));
  if (id === null) return null;
  const code = identifierOf(field('Codigo'), 40) ?? '';
  return { id, code, name: textOf(field('Nome')) ?? code, isActive: flagOf(field('Ativo')) ?? true };
}

export function readProduct(value: unknown): Product | null {
  return readCommon(fieldsOf(value));
}

export function readAttendanceType(value: unknown): AttendanceType | null {
  const field = fieldsOf(value);
  const common = readCommon(field);
  return (
    common && {
      ...common,
      classification: identifierOf(field('Classificacao'), 40) ?? '',
      // Where Bimer does not tell groups apart it refuses them itself; with none to choose nothing could be sent.
      isSelectable: flagOf(field('Analitico')) ?? true,
      daysToNextContact: daysOf(field('NumeroDiasProximoContato')),
      standardTexts: (listOf(field('TextosPadrao')) ?? [])
        .map(readStandardText)
        .filter((text) => text !== null),
    }
  );
}

function daysOf(value: unknown): number {
  const days = countOf(value) ?? 0;
  return days <= maxDaysToNextContact ? days : 0;
}

function readStandardText(value: unknown): StandardText | null {
  const field = fieldsOf(value);
  const id = identifierOf(field('Identificador'));
  const text = textOf(field('Texto'), maxStandardTextLength);
  return id === null || text === null ? null : { id, name: textOf(field('Nome')) ?? id, text };
}

export function readResponsibilityCentre(value: unknown): ResponsibilityCentre | null {
  const field = fieldsOf(value);
  const common = readCommon(field);
  return common && { ...common, closesProcess: flagOf(field('EncerraProcesso')) ?? false };
}

/** A user without login could be no recipient: null. */
export function readUser(value: unknown): BimerUser | null {
  const field = fieldsOf(value);
  const id = identifierOf(field('Identificador'));
  const login = identifierOf(field('Login'));
  if (id === null || login === null) return null;
  return {
    id,
    login,
    name: textOf(field('Nome')) ?? login,
    email: textOf(field('Email')),
    isActive: flagOf(field('Ativo')) ?? true,
  };
}

/** Where each list comes from and how its items are read. */
export const lookupSources: { [N in LookupListName]: ListSource<LookupItems[N][number]> } = {
  products: { route: 'produtos', title: 'produtos', read: readProduct },
  attendanceTypes: { route: 'tiposAtendimento', title: 'tipos de atendimento', read: readAttendanceType },
  responsibilityCentres: {
    route: 'centrosResponsabilidade',
    title: 'centros de responsabilidade',
    read: readResponsibilityCentre,
  },
  users: { route: 'usuarios', title: 'usuários', read: readUser },
};
