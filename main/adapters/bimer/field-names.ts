import type { components } from '../../../common/openapi/bimer';
import type { SentField } from '../../../common/attendance/registration-form';
import type { BimerError } from './envelope';

type BodyField = keyof components['schemas']['NovoRegistro'];

/**
 * How Bimer may call what one of our form's fields holds: the name in the registration's body, and words for
 * people, without accents and in lower case.
 */
export const namesOfFields: Record<SentField | 'customerCode', { wire: BodyField; words?: string }> = {
  customerCode: { wire: 'IdentificadorPessoa', words: 'pessoa(?! de contato)|cliente' },
  productId: { wire: 'IdentificadorProduto', words: 'produto' },
  attendanceTypeId: { wire: 'IdentificadorTipoAtendimento', words: 'tipo de atendimento' },
  responsibilityCentreId: {
    wire: 'IdentificadorCentroResponsabilidade',
    words: 'centro de responsabilidade',
  },
  nextContactUserId: { wire: 'IdentificadorUsuarioProximoContato', words: 'usuario d[eo] proximo contato' },
  nextContactDate: { wire: 'DataProximoContato', words: 'data d[eo] proximo contato' },
  contactName: { wire: 'PessoaContato', words: 'pessoa de contato' },
  spySystemRecipients: { wire: 'DestinatariosSpySystem', words: 'destinatarios? (?:do )?spysystem' },
  emailRecipients: { wire: 'Destinatarios' },
  subject: { wire: 'Assunto', words: 'assunto' },
  opinion: { wire: 'Parecer' },
  isPriority: { wire: 'Prioritario', words: 'prioritario' },
  isClosing: { wire: 'Encerrar' },
};

const wholeWord = (words: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, flags);

const patterns = Object.entries(namesOfFields).map(([field, { wire, words }]) => ({
  field,
  // Names of several words are recognised in any case; a single one only as the name that it is.
  wire: wholeWord(wire, /[a-z][A-Z]/.test(wire) ? 'iu' : 'u'),
  words: words === undefined ? null : wholeWord(words, 'u'),
}));

/** The server's messages by the form field that each names; undefined when none names one. */
export function fieldMessages(errors: readonly BimerError[]): Record<string, string> | undefined {
  const messages: Record<string, string> = {};
  for (const { message } of errors) {
    if (message === null) continue;
    const plain = message.normalize('NFD').replace(/\p{M}/gu, '');
    for (const { field, wire, words } of patterns) {
      if (wire.test(plain) || words?.test(plain.toLowerCase())) messages[field] ??= message;
    }
  }
  return Object.keys(messages).length > 0 ? messages : undefined;
}
