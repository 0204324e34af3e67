import type { SettingOrigin } from '../settings/settings-view';

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
  /** Where a value comes from. */
  origin: ({ from, place, lock }: SettingOrigin): string => {
    const where = place === null ? '' : ` (${place})`;
    if (lock === 'policy') return `Definido pela empresa${where}`;
    const source = {
      default: 'Valor de fábrica',
      user: 'Escolhido neste computador',
      policy: `Valor inicial da empresa${where}`,
    }[from];
    return lock === 'unread' ? `${source}; a política não pôde ser lida${where}` : source;
  },
  lastGoodHolds: 'Continua valendo a última política boa.',
  nothingChanges: 'Até que possa ser lida, as configurações não podem ser alteradas.',
  unreadTitle: 'A política da empresa não pôde ser lida: as configurações ficam como estão.',
  unreadAction: 'Avise a TI. Você continua registrando atendimentos com as conexões atuais.',
} as const;
