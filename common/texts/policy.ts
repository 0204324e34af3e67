import type { SettingOrigin } from '../ipc/contract';

type Lock = NonNullable<SettingOrigin['lock']>;

/** What is said of settings that the company decides. */
export const policyTexts = {
  /** Short, at the setting. */
  locked: {
    policy: 'Definido pela empresa',
    unread: 'Não pode ser alterado agora',
  } satisfies Record<Lock, string>,
  /** Why, for whoever asks. */
  reason: {
    policy: (place: string | null) => `Definido pela empresa${place === null ? '' : ` em ${place}`}`,
    unread: (place: string | null) =>
      `A política da empresa${place === null ? '' : ` em ${place}`} não pôde ser lida; até lá, as configurações ficam como estão`,
  } satisfies Record<Lock, (place: string | null) => string>,
  /** A change that was refused. */
  refused: {
    policy: 'Esta configuração foi definida pela empresa.',
    unread:
      'A política da empresa não pôde ser lida; até que possa, esta configuração não pode ser alterada.',
  } satisfies Record<Lock, string>,
  unreadTitle: 'A política da empresa não pôde ser lida: as configurações ficam como estão.',
  unreadAction: 'Avise a TI. Você continua registrando atendimentos com as conexões atuais.',
} as const;
