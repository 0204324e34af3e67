import { sayFailure, type FailureText, type Said } from './texts/failures';

/** The closed list of things that can go wrong; a new one is added here first, with its pt-BR text. */
export const errorTexts = {
  'not-configured': {
    message: 'A conexão ainda não foi configurada.',
    action: 'Abra Configurações e informe os servidores do Karoo e do Bimer.',
  },
  'not-integrated': {
    message: 'Esta conta do Karoo não está integrada ao Bimer.',
    action: 'Peça ao administrador da conta do Karoo que ative a integração com o Bimer.',
  },
  'network-unreachable': {
    message: 'Não foi possível alcançar o servidor.',
    action: 'Verifique a rede ou a VPN. Nada se perde: o envio continua quando a conexão voltar.',
  },
  timeout: {
    message: 'O servidor demorou demais para responder.',
    action: 'Aguarde: a tentativa será repetida automaticamente.',
  },
  'insecure-connection': {
    message: 'A conexão com o servidor não é segura.',
    action: 'Use um endereço https com certificado válido ou peça ajuda à TI.',
  },
  unauthorized: {
    message: 'O servidor recusou o usuário ou a senha.',
    action: 'Confira o usuário e a senha em Configurações.',
  },
  forbidden: {
    message: 'O usuário não tem permissão para esta operação.',
    action: 'Peça ao administrador que libere o módulo “Bimer API” para este usuário.',
  },
  'other-account': {
    message: 'Este atendimento é de outra conta do Karoo.',
    action: 'Informe em Configurações o token daquela conta. Nada se perde até lá.',
  },
  'not-found': { message: 'Registro não encontrado.', action: 'Confira o valor informado.' },
  'invalid-request': {
    message: 'O servidor recusou os dados enviados.',
    action: 'Confira os campos indicados e envie de novo.',
  },
  'process-closed': {
    message: 'Este processo já está encerrado no Bimer.',
    action: 'Limpe Número Processo para abrir um novo atendimento ou escolha outro processo.',
  },
  'rate-limited': {
    message: 'O servidor pediu para aguardar antes de novas chamadas.',
    action: 'Aguarde: a tentativa será repetida automaticamente.',
  },
  'server-error': {
    message: 'O servidor teve um erro interno.',
    action: 'Aguarde: a tentativa será repetida automaticamente. Se persistir, avise a TI.',
  },
  'invalid-response': {
    message: 'O servidor respondeu algo que o aplicativo não entende.',
    action: 'Confira o endereço em Configurações. Se estiver certo, avise a TI.',
  },
  'list-too-large': {
    message: 'O Bimer enviou uma lista grande demais para o aplicativo.',
    action: 'A lista anterior continua em uso. Avise a TI.',
  },
  'unknown-outcome': {
    message: 'Não se sabe se o Bimer gravou este registro.',
    action: 'Aguarde: o aplicativo procura o registro no Bimer antes de enviar de novo.',
  },
  'invalid-input': {
    message: 'Os dados informados não são válidos.',
    action: 'Corrija os campos indicados.',
  },
  'storage-failed': {
    message: 'Não foi possível gravar neste computador.',
    action: 'Verifique o espaço em disco e as permissões. O que está na tela continua na tela.',
  },
  'secrets-unavailable': {
    message: 'Este computador não oferece armazenamento seguro de senhas.',
    action: 'As senhas valem só até o aplicativo fechar. Peça à TI que habilite o chaveiro do sistema.',
  },
  'locked-by-policy': {
    message: 'Esta configuração foi definida pela empresa.',
    action: 'Fale com a TI se precisar alterá-la.',
  },
  'not-allowed': {
    message: 'Operação não permitida nesta janela.',
    action: 'Feche a janela e abra de novo.',
  },
  internal: {
    message: 'O aplicativo teve um erro inesperado.',
    action: 'Tente de novo. Se persistir, copie o diagnóstico e avise a TI.',
  },
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** Plain data of an AppError: what crosses IPC and what is stored with an attempt. */
export interface AppErrorData {
  code: ErrorCode;
  /** What happened, in pt-BR. */
  message: string;
  /** What the agent can do about it, in pt-BR. */
  action: string;
  /** Messages per form field, in pt-BR. */
  fields?: Record<string, string>;
  /** Technical detail without secrets or personal data (for example `HTTP 503`). */
  detail?: string;
}

/** A failure as it is kept: codes and parameters, no sentence of ours. `AppError.fromFailure` says it again. */
export interface Failure {
  code: ErrorCode;
  /** What happened, where that is more than the code says. */
  says: FailureText | null;
  /** What is wrong with single form fields. */
  fields: Record<string, FailureText>;
  detail: string | null;
}

/** Texts: an entry of the list of failures, which can be kept; or a sentence, which only whoever asked gets to see. */
export interface AppErrorOptions {
  message?: string | FailureText | undefined;
  action?: string | undefined;
  fields?: Record<string, string | FailureText> | undefined;
  detail?: string | undefined;
  /** How long the server asked to wait before the next call, ms. */
  retryAfterMs?: number | null | undefined;
  cause?: unknown;
}

/** An expected failure with a pt-BR explanation. Anything else that is thrown is a defect. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly action: string;
  readonly fields: Record<string, string> | undefined;
  readonly detail: string | undefined;
  /** Only where the error arose: it does not travel with `toData`, as waiting is main's business. */
  readonly retryAfterMs: number | null;
  readonly #given: AppErrorOptions;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    const { message, action, fields } = options;
    const said: Partial<Said> =
      typeof message === 'object' ? sayFailure(message) : { ...(message !== undefined && { message }) };
    super(said.message ?? errorTexts[code].message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.action = action ?? said.action ?? errorTexts[code].action;
    this.fields =
      fields && mapValues(fields, (text) => (typeof text === 'string' ? text : sayFailure(text).message));
    this.detail = options.detail;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.#given = options;
  }

  toData(): AppErrorData {
    return {
      code: this.code,
      message: this.message,
      action: this.action,
      ...(this.fields && { fields: this.fields }),
      ...(this.detail !== undefined && { detail: this.detail }),
    };
  }

  static fromData(data: AppErrorData): AppError {
    return new AppError(data.code, data);
  }

  /** What may be kept of it: sentences given as such stay behind, and what the code says stands in for them. */
  toFailure(): Failure {
    const { message, fields = {}, detail } = this.#given;
    return {
      code: this.code,
      says: typeof message === 'object' ? message : null,
      fields: Object.fromEntries(
        Object.entries(fields).flatMap(([field, text]) => (typeof text === 'string' ? [] : [[field, text]])),
      ),
      detail: detail ?? null,
    };
  }

  static fromFailure({ code, says, fields, detail }: Failure): AppError {
    return new AppError(code, {
      message: says ?? undefined,
      fields: Object.keys(fields).length > 0 ? fields : undefined,
      detail: detail ?? undefined,
    });
  }

  /** Turns anything thrown into an AppError; what is not one becomes `internal` without its message. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    return new AppError('internal', {
      cause: thrown,
      detail: thrown instanceof Error ? thrown.name : typeof thrown,
    });
  }
}

function mapValues<A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
