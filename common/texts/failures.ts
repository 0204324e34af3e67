import { connectionFailures } from './connection';
import { baseUrlTexts, type BaseUrlProblem } from '../settings/base-url';

/** Sentences in pt-BR. */
export interface Said {
  /** What happened. */
  message: string;
  /** What the agent can do about it; left out = what the error's code says. */
  action?: string;
}

/** What came in place of an answer to a request to store. */
export interface UnknownOutcomeCause {
  kind: 'timeout' | 'broken-off' | 'status' | 'unreadable';
  /** Of HTTP; null = no answer came. */
  status: number | null;
}

const unknownOutcomeTexts: Record<UnknownOutcomeCause['kind'], (cause: UnknownOutcomeCause) => string> = {
  timeout: () => 'ele não respondeu a tempo',
  'broken-off': () => 'a conexão caiu antes da resposta',
  status: ({ status }) => `ele respondeu com um erro (HTTP ${status})`,
  unreadable: () => 'a resposta não diz o que foi gravado',
};

/**
 * What is said of a failure, in pt-BR, where its code alone says too little. What is kept of a failure is a key of this
 * list with its parameters, never the sentence; `words` are a server's own.
 */
const catalogue = {
  ...connectionFailures,
  'server-words': ({ words }: { words: string }): Said => ({ message: words }),
  'bimer-refused': ({ words }: { words: string }): Said => ({
    message: `O Bimer recusou os dados: ${words}`,
  }),
  'bimer-sign-in-refused': (): Said => ({
    message:
      'O Bimer recusou o usuário ou a senha. Para não bloquear o usuário, o aplicativo não tenta entrar de novo sozinho.',
    action:
      'Confira o usuário e a senha em Configurações. Se foram corrigidos no Bimer, use lá Testar conexão, ou Tentar agora na fila de envio.',
  }),
  'bimer-sign-in-forbidden': (): Said => ({
    message:
      'O usuário não tem permissão para entrar no Bimer. Para não bloqueá-lo, o aplicativo não tenta entrar de novo sozinho.',
    action:
      'Peça ao administrador do Bimer que libere o módulo “Bimer API” para este usuário; depois use Testar conexão em Configurações, ou Tentar agora na fila de envio.',
  }),
  'bimer-sign-in-unknown': (): Said => ({
    message: 'O Bimer não conhece esta forma de entrada.',
    action: 'Confira em Configurações o endereço e a forma de entrada do Bimer.',
  }),
  /** What became of a request to store; nobody knows whether it did. */
  'outcome-unknown': ({ why }: { why: UnknownOutcomeCause }): Said => ({
    message: `Não se sabe se o Bimer gravou este registro: ${unknownOutcomeTexts[why.kind](why)}.`,
  }),
  'process-closed': (): Said => ({ message: 'Este processo já está encerrado no Bimer.' }),
  'process-missing': (): Said => ({ message: 'Este processo não existe no Bimer.' }),
  'customer-missing': ({ code }: { code: string }): Said => ({
    message: `O Bimer não tem cliente com o código ${code}.`,
    action: 'Corrija o código de cliente e envie de novo.',
  }),
  'conversation-gone': ({ number }: { number: string }): Said => ({
    message: `O Karoo não tem mais a conversa do atendimento ${number}, que iria junto.`,
    action: 'Para registrar sem a conversa, marque Criar múltiplos atendimentos e envie de novo.',
  }),
  'karoo-token-refused': (): Said => ({
    message: 'O Karoo recusou o token do agente.',
    action: 'Informe um token válido em Configurações.',
  }),
  'karoo-forbidden': (): Said => ({
    message: 'O Karoo não dá ao agente permissão para esta operação.',
    action: 'Peça ao administrador da conta do Karoo que a libere, ou informe outro token em Configurações.',
  }),
  'address-refused': ({ problem }: { problem: BaseUrlProblem }): Said => ({ message: baseUrlTexts[problem] }),
};

type Catalogue = typeof catalogue;
export type FailureKey = keyof Catalogue;
type ParamsOf<K extends FailureKey> = Parameters<Catalogue[K]> extends [infer P] ? P : null;

/** One entry of the list with what its sentence needs; plain data, as it is stored. */
export type FailureText = { [K in FailureKey]: { key: K; params: ParamsOf<K> } }[FailureKey];

/** Names an entry of the list; the parameters are those of its sentence. */
export function failureText<K extends FailureKey>(
  key: K,
  ...[params]: ParamsOf<K> extends null ? [] : [ParamsOf<K>]
): FailureText {
  return { key, params: params ?? null } as FailureText;
}

/** The sentences of an entry. */
export function sayFailure({ key, params }: FailureText): Said {
  return (catalogue[key] as (given: typeof params) => Said)(params);
}
