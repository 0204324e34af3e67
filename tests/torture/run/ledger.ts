import { attendanceIdOf } from '../../../common/attendance/attendance-id';
import type { Karoo } from '../../../sandbox/openapi/schemas';
import type { Registrations, StoredRegistration } from '../../support/sandbox-client';
import { manyLines, oneLine } from '../plan/texts';
import type { FormPlan } from '../plan/form-plan';
import type { RivalOutcome } from './rival';

/** One finished attendance: what is to be registered, and what the agent was told so far. */
export interface LedgerEntry {
  attendance: Karoo['Atendimento'];
  forms: FormPlan[];
  /** Sequences of which the agent saw that they were taken: Bimer's number, or “Na fila”. */
  confirmed: Set<number>;
  /** When Enviar was pressed first, ISO 8601; null = not yet. */
  sentAt: string | null;
  /** What came of a second computer at the same attendance; null = there was none. */
  rival: RivalOutcome | null;
  /** The agent left the attendance to the second computer. */
  isYielded: boolean;
  /**
   * When the agent had it sent although the second computer has registered it, ISO 8601; null = not. Of what an earlier
   * request may have left in Bimer the app takes nothing back, so that this is the only answer there is.
   */
  sentAnywayAt: string | null;
}

export interface Verdict {
  lost: string[];
  duplicated: string[];
  altered: string[];
}

/** Holds all that was finished and entered against what Bimer and Karoo have. */
export function compare(
  ledger: readonly LedgerEntry[],
  { attendances, opinions, integrations }: Registrations,
): Verdict {
  const verdict: Verdict = { lost: [], duplicated: [], altered: [] };
  // Of second computers' records judges `judgeRivals`.
  const foreign = new Set(ledger.flatMap(({ rival }) => (rival?.kind === 'registered' ? [rival.key] : [])));
  const stored = [
    ...attendances.map((record) => ({ record, isOpinion: false })),
    ...opinions.map((record) => ({ record, isOpinion: true })),
  ].filter(({ record }) => !foreign.has(record.ChaveExterna));
  const marked = integrations.filter(({ chave }) => !foreign.has(chave));
  const expected = new Set<string>();
  for (const entry of ledger) {
    for (const [index, form] of entry.forms.entries()) {
      const key = keyOf(entry, index + 1);
      expected.add(key);
      const found = stored.filter(({ record }) => withoutPart(record.ChaveExterna) === key);
      const marks = marked.filter(({ chave }) => withoutPart(chave) === key);
      if (found.length > 1) verdict.duplicated.push(`${key}: ${found.length} times in Bimer`);
      if (marks.length > 1) verdict.duplicated.push(`${key}: ${marks.length} marks in Karoo`);
      const [first] = found;
      const [mark] = marks;
      if (!first && entry.isYielded) continue;
      if (!first) {
        verdict.lost.push(
          `${key}: not in Bimer${entry.confirmed.has(index + 1) ? ', though confirmed' : ''}`,
        );
        continue;
      }
      const wrong = differencesOf(first.record, first.isOpinion, form, entry.attendance);
      verdict.altered.push(...wrong.map((text) => `${key}: ${text}`));
      if (!mark) verdict.lost.push(`${key}: not marked in Karoo`);
      else if (
        mark.numeroBimer !== first.record.Numero ||
        mark.identificadorBimer !== first.record.Identificador
      )
        verdict.altered.push(`${key}: Karoo was told ${mark.numeroBimer} instead of ${first.record.Numero}`);
      else if (mark.concluida !== form.isLast)
        verdict.altered.push(`${key}: concluida is ${String(mark.concluida)}`);
    }
  }
  const keys = [...stored.map(({ record }) => record.ChaveExterna), ...marked.map(({ chave }) => chave)];
  for (const key of new Set(keys))
    if (!expected.has(withoutPart(key))) verdict.duplicated.push(`${key}: nobody registered this`);
  return verdict;
}

/** The app's key without its random part. */
export function keyOf({ attendance }: LedgerEntry, sequence: number): string {
  return `karoo:${attendance.conta}:${attendance.id}:${sequence}`;
}

/** By which the app knows the attendance. */
export function attendanceIdIn({ attendance }: Pick<LedgerEntry, 'attendance'>): string {
  return attendanceIdOf({ accountId: attendance.conta, karooId: attendance.id });
}

/** Whether the key is one of the attendance's registrations, whoever made it. */
export function isOfEntry(entry: LedgerEntry, key: string): boolean {
  return entry.forms.some((_form, index) => withoutPart(key) === keyOf(entry, index + 1));
}

function withoutPart(key: string): string {
  return key.replace(/:[a-z0-9]{8}$/, '');
}

function differencesOf(
  record: StoredRegistration,
  isOpinion: boolean,
  form: FormPlan,
  attendance: Karoo['Atendimento'],
): string[] {
  const expected = {
    IdentificadorPessoa: form.customer.Identificador,
    IdentificadorProduto: form.product.id,
    IdentificadorTipoAtendimento: form.type.id,
    Assunto: oneLine(form.subject).trim(),
    PessoaContato: oneLine(form.contactName).trim(),
    Parecer: manyLines(form.opinion),
    Encerrar: form.isClosing,
    IdentificadorCentroResponsabilidade: form.centre?.id ?? null,
    IdentificadorUsuarioProximoContato: form.user?.id ?? null,
    DataProximoContato: form.date,
    Prioritario: form.isClosing || !form.user ? null : form.isPriority,
    DestinatariosSpySystem: form.spySystem.map(({ search }) => search),
    Destinatarios: form.emails,
    Origem: {
      Sistema: 'Karoo',
      NumeroAtendimento: attendance.numero,
      Inicio: attendance.inicio,
      Fim: attendance.fim,
    },
  };
  const found = Object.entries(expected).flatMap(([field, value]) => {
    const given = record[field as keyof typeof expected];
    // Karoo's text comes with the line ends that it was typed with.
    const actual = JSON.stringify(typeof given === 'string' ? manyLines(given) : given);
    return actual === JSON.stringify(value)
      ? []
      : [`${field} is ${actual} instead of ${JSON.stringify(value)}`];
  });
  if (isOpinion !== (form.processNumber !== null)) found.push(isOpinion ? 'is a parecer' : 'is no parecer');
  if (form.processNumber !== null && record.Numero !== form.processNumber)
    found.push(`is on process ${record.Numero}`);
  if (!hasConversation(record.Historico, form, attendance)) found.push('Historico is not the conversation');
  return found;
}

/** The whole conversation in its order, and with múltiplos none of it. */
function hasConversation(text: string | null, form: FormPlan, { mensagens }: Karoo['Atendimento']): boolean {
  if (form.isMultiple) return text === null;
  if (text === null) return false;
  let from = 0;
  for (const { texto, anexo } of mensagens) {
    for (const part of [texto?.trim() ?? '', anexo?.nome ?? '']) {
      const at = text.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
  }
  return text.split('\n').length >= mensagens.length;
}
