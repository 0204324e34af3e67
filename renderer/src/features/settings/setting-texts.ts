import type { AuthStyle, FormOpening, SecretName, ThemeChoice } from '../../../../common/settings/settings';
import type { ResponsibilityCentreRule } from '../../../../common/attendance/rules';
import type { EditableKey } from './settings-draft';

/** The label of each field; where two sections have the same, `changedTexts` tells them apart. */
export const labels: Record<EditableKey | SecretName, string> = {
  'karoo.baseUrl': 'Endereço do servidor',
  'karoo.token': 'Token do agente',
  'bimer.baseUrl': 'Endereço do servidor',
  'bimer.authStyle': 'Estilo de autenticação',
  'bimer.username': 'Usuário',
  'bimer.password': 'Senha',
  'bimer.clientId': 'Identificador do cliente',
  'bimer.clientSecret': 'Segredo do cliente',
  'network.proxy': 'Endereço do proxy',
  'network.proxyUser': 'Usuário do proxy',
  'network.proxyPassword': 'Senha do proxy',
  'form.opening': 'Ao finalizar um atendimento',
  'form.maxAutoOpened': 'Formulários que abrem sozinhos ao mesmo tempo',
  'form.opensNext': 'Depois de enviar, abrir a próxima pendência',
  'appearance.theme': 'Tema',
  'rules.responsibilityCentre': 'Centro de Responsabilidade',
  'outbox.undoSeconds': 'Segundos para desfazer depois de Enviar',
  'records.retentionDays': 'Guardar o que foi concluído por (dias)',
  'transcript.maskCards': 'Ocultar números de cartão',
  'transcript.maskCpf': 'Ocultar CPF',
  'transcript.maskPasswords': 'Ocultar senhas',
  'conversation.withTimes': 'Com o horário',
  'conversation.withNames': 'Com o nome',
  'form.shortcuts': 'Atalhos do formulário',
  'desktop.globalShortcut': 'Atalho de qualquer programa',
};

/** `Endereço do servidor (Karoo)`, for a list of what changed. */
export function changedText(name: EditableKey | SecretName): string {
  if (name.startsWith('karoo.')) return `${labels[name]} (Karoo)`;
  return name.startsWith('bimer.') ? `${labels[name]} (Bimer)` : labels[name];
}

interface Option<V extends string> {
  value: V;
  label: string;
  detail?: string;
}

export const authStyleOptions: readonly Option<AuthStyle>[] = [
  {
    value: 'oauth',
    label: 'OAuth (o mais comum)',
    detail: 'Usuário, senha e um identificador do cliente. Comece por este se não souber qual é.',
  },
  {
    value: 'jwt',
    label: 'JWT',
    detail: 'Só usuário e senha, em servidores que emitem o acesso em /auth/token.',
  },
  {
    value: 'jwt-api',
    label: 'JWT da API',
    detail: 'Só usuário e senha, em servidores que emitem o acesso em /api/autenticacao/token.',
  },
];

/** `address`: a proxy of its own for this app. */
export type ProxyWay = 'system' | 'none' | 'address';

export const proxyOptions: readonly Option<ProxyWay>[] = [
  { value: 'system', label: 'Do sistema', detail: 'Como nas opções de rede deste computador.' },
  { value: 'none', label: 'Nenhum' },
  {
    value: 'address',
    label: 'Por um endereço',
    detail: 'Com autenticação básica, se o proxy pedir; NTLM e Kerberos não funcionam.',
  },
];

export const openingOptions: readonly Option<FormOpening>[] = [
  {
    value: 'inactive',
    label: 'Abrir o formulário sem tirar o foco',
    detail: 'Ele aparece na tela, mas o que você digita continua onde está.',
  },
  { value: 'onClick', label: 'Só avisar', detail: 'O formulário abre quando você clica no aviso.' },
];

export const themeOptions: readonly Option<ThemeChoice>[] = [
  { value: 'system', label: 'Do sistema' },
  { value: 'light', label: 'Claro' },
  { value: 'dark', label: 'Escuro' },
];

export const centreOptions: readonly Option<ResponsibilityCentreRule>[] = [
  { value: 'whenOpen', label: 'Só com o atendimento aberto' },
  { value: 'whenClosing', label: 'Só ao encerrar' },
  { value: 'always', label: 'Sempre' },
];
