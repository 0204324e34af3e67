import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { dateTime } from '../../locales/date-time';

/** One line of what the agent needs to find a registration in Bimer. */
export interface Fact {
  name: string;
  value: string;
}

/** What was sent to whom, when, and under which key: with this the agent finds it in Bimer, or does not. */
export function evidence(registration: RegistrationView): Fact[] {
  const { key, sentAt, customerCode, customerName, subject } = registration;
  return [
    { name: 'Cliente', value: customerName === null ? customerCode : `${customerCode} – ${customerName}` },
    { name: 'TAG / Assunto', value: subject },
    { name: 'Enviado ao Bimer', value: sentAt === null ? 'ainda não' : dateTime(sentAt) },
    { name: 'Chave', value: key },
  ];
}

/** What the agent may decide while it waits, and what that risks. */
export const sendAnywayTexts = {
  absent: {
    button: 'Não está: enviar de novo',
    warning:
      'O aplicativo continua procurando até ter certeza. Envie de novo só depois de conferir no Bimer que o registro não está lá.',
  },
  unasked: {
    button: 'Enviar sem esperar o Karoo',
    warning:
      'Se alguém já registrou este atendimento, ele fica em dobro no Bimer. Sem resposta do Karoo, a conversa também não vai junto.',
  },
} as const;

/** What is wrong with the number of a process as it was typed; null = nothing, '' may be left out. */
export function numberError(typed: string): string | null {
  return /^\d*$/.test(typed.trim()) ? null : 'Use só os algarismos do número, ou deixe em branco.';
}
