/** What is said of provision files. */
export const provisionTexts = {
  unreadable: (path: string) => ({
    message: `O arquivo de provisionamento ${path} não pôde ser lido.`,
    action: 'Confira se o arquivo existe, se é um JSON válido e se quem usa o aplicativo pode lê-lo.',
  }),
  noFile: {
    message: 'Falta o arquivo de provisionamento.',
    action: 'Use --provision-only junto com --provision=ARQUIVO.',
  },
  noAnswer: {
    message: 'O aplicativo que já está aberto não respondeu ao provisionamento.',
    action: 'Feche-o e tente de novo.',
  },
  readableByOthers: (path: string) =>
    `O arquivo de provisionamento ${path} tem senhas em texto claro e outras pessoas podem lê-lo. Apague-o, ou use --delete-provision-file.`,
  /** Where nobody can tell who may read it. */
  mayBeReadable: (path: string) =>
    `O arquivo de provisionamento ${path} tem senhas em texto claro. Apague-o, ou use --delete-provision-file.`,
  keptWithoutKeyring: (path: string) =>
    `O arquivo de provisionamento ${path} não foi apagado: este computador não guarda senhas com segurança, e elas seriam perdidas.`,
  notDeleted: (path: string) =>
    `O arquivo de provisionamento ${path} não pôde ser apagado; apague-o, pois tem senhas.`,
  wrongAccount: {
    message: 'O provisionamento foi recusado: as senhas iriam para outra conta deste computador.',
    action:
      'Inicie o aplicativo com --provision na conta de quem vai usá-lo, e não como administrador ou SYSTEM.',
  },
  notKept: {
    message: 'As senhas não ficaram gravadas como deviam.',
    action: 'O arquivo de provisionamento foi mantido. Tente de novo; se persistir, avise o suporte.',
  },
} as const;
