import { foldText } from '../fold-text';
import type { AttendanceCustomer } from './attendance';

/** The customer a registration is for, as Bimer knows it. */
export interface ChosenCustomer {
  code: string;
  name: string;
  cpfCnpj: string | null;
}

/** Whether the chosen customer is the one of the conversation, and by what that was judged. */
export type CustomerMatch =
  { kind: 'same' | 'different'; by: 'document' | 'name' | 'code' } | { kind: 'unknown' };

const legalForms = new Set([
  'ltda',
  'me',
  'epp',
  'mei',
  'eireli',
  'sa',
  's',
  'a',
  'cia',
  'companhia',
  'limitada',
]);
const fillers = new Set(['de', 'do', 'da', 'dos', 'das', 'e']);

function nameWords(name: string): string[] {
  const words = foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const own = words.filter((word) => !legalForms.has(word) && !fillers.has(word));
  return own.length > 0 ? own : words;
}

/** Names are the same when one has all the words of the other, legal forms (`Ltda`, `ME`) and accents aside. */
function areNamesAlike(a: string, b: string): boolean {
  const [small, large] = [nameWords(a), nameWords(b)].sort((x, y) => x.length - y.length);
  return small !== undefined && small.length > 0 && small.every((word) => large?.includes(word) === true);
}

/**
 * Judges by CPF/CNPJ; where one side has none, by name; where Karoo gave neither, by code. `unknown` when Karoo
 * said nothing about the customer.
 */
export function matchCustomer(chosen: ChosenCustomer, conversation: AttendanceCustomer): CustomerMatch {
  const verdict = (isSame: boolean, by: 'document' | 'name' | 'code'): CustomerMatch => ({
    kind: isSame ? 'same' : 'different',
    by,
  });
  if (conversation.cpfCnpj !== null && chosen.cpfCnpj !== null)
    return verdict(conversation.cpfCnpj === chosen.cpfCnpj, 'document');
  const name = conversation.name?.trim() ?? '';
  if (name !== '' && chosen.name.trim() !== '') return verdict(areNamesAlike(name, chosen.name), 'name');
  const code = conversation.code?.trim() ?? '';
  return code === '' ? { kind: 'unknown' } : verdict(code === chosen.code.trim(), 'code');
}
