import type { Attendance } from '../../../../common/attendance/attendance';
import type { ChosenCustomer, CustomerMatch } from '../../../../common/attendance/customer-match';
import { formatTaxNumber } from '../../../../common/attendance/tax-number';
import type { CustomerKnowledge } from '../../../../common/attendance/form-state';
import type { FieldMessage } from '../../ui/field';

/** `CNPJ 11.222.333/0001-81`, `CPF 529.982.247-25`; '' when there is none. */
export function documentText(number: string | null): string {
  if (number === null || number === '') return '';
  return `${number.length === 11 ? 'CPF' : 'CNPJ'} ${formatTaxNumber(number)}`;
}

const joined = (parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null && part.trim() !== '').join(' · ');

/** The document of the customer chosen, and whether it is the one of the conversation. */
export function foundMessage(customer: ChosenCustomer, match: CustomerMatch | null): FieldMessage | null {
  const document = documentText(customer.cpfCnpj);
  if (match?.kind === 'same') {
    const text = joined([document, 'confere com a conversa']);
    return { tone: 'success', text: text.charAt(0).toUpperCase() + text.slice(1) };
  }
  if (match?.kind === 'different')
    return { tone: 'warning', text: joined([document, 'não é o da conversa']) };
  return document === '' ? null : { tone: 'info', text: document };
}

/** Under Razão Social. */
export function customerMessage(
  knowledge: CustomerKnowledge,
  match: CustomerMatch | null,
): FieldMessage | null {
  switch (knowledge.state) {
    case 'found':
      return foundMessage(knowledge.customer, match);
    case 'missing':
      return { tone: 'error', text: 'Cliente não encontrado.' };
    case 'offline':
      return { tone: 'warning', text: 'Sem conexão: código será conferido no envio.' };
    default:
      return null;
  }
}

/** The customer as Karoo knows it, in one line; '' when Karoo knows none. */
export function conversationCustomer({ customer }: Attendance): string {
  return joined([customer.code, customer.name, documentText(customer.cpfCnpj)]);
}

/** Under Código de cliente: who the conversation was with, as Karoo tells it. */
export function conversationIdentity(attendance: Attendance): string {
  const customer = conversationCustomer(attendance);
  const { name, phone, email } = attendance.contact;
  if (customer !== '') return `Na conversa: ${customer}`;
  const contact = joined([name, phone, email]);
  return contact === '' ? 'O Karoo não informou o cliente.' : `Cliente não informado. Contato: ${contact}`;
}

/** What the warning says, of a customer that is not the one of the conversation. */
export function mismatchText(by: 'document' | 'name' | 'code'): string {
  const what = { document: 'CPF/CNPJ diferente', name: 'nome diferente', code: 'código diferente' }[by];
  return `O cliente escolhido não é o da conversa: ${what}`;
}
