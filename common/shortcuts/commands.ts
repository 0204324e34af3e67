import { fieldLabels, fieldLetters, formFields, type FormField } from '../attendance/registration-form';
import type { Shortcut } from './shortcut';

/** At most so many open attendances have a command of their own. */
export const numberedProcesses = 9;

export type CommandId =
  | 'send'
  | 'conversation'
  | 'closing'
  | 'new'
  | `process-${number}`
  | `field-${FormField}`
  | 'palette'
  | 'shortcuts'
  | 'inbox'
  | 'settings'
  | 'close';

/** What `desktop.globalShortcut` does. */
export const everywhereTitle = 'Abrir o atendimento pendente mais antigo, de qualquer programa';

export const commandGroups = ['Registro', 'Atendimentos em aberto', 'Ir para o campo', 'Aplicativo'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something the agent can ask for in a form by a shortcut or from the command palette. */
export interface Command {
  id: CommandId;
  title: string;
  group: CommandGroup;
  /** Unless the setting `form.shortcuts` says otherwise; null = only from the palette. */
  shortcut: Shortcut | null;
}

export function processCommandId(place: number): CommandId {
  return `process-${place + 1}`;
}

export function fieldCommandId(field: FormField): CommandId {
  return `field-${field}`;
}

const places = Array.from({ length: numberedProcesses }, (_, place) => place);

/** All commands, in the order in which they are listed. */
export const commands: readonly Command[] = [
  { id: 'send', title: 'Enviar', group: 'Registro', shortcut: 'Ctrl+Enter' },
  { id: 'conversation', title: 'Histórico da conversa', group: 'Registro', shortcut: 'Ctrl+H' },
  { id: 'closing', title: 'Marcar ou desmarcar Encerrar Atendimento', group: 'Registro', shortcut: null },
  { id: 'new', title: 'Novo atendimento', group: 'Atendimentos em aberto', shortcut: 'Alt+0' },
  ...places.map((place): Command => ({
    id: processCommandId(place),
    title: `Dar parecer no ${place + 1}º da lista`,
    group: 'Atendimentos em aberto',
    shortcut: `Alt+${place + 1}`,
  })),
  ...formFields.map((field): Command => ({
    id: fieldCommandId(field),
    title: fieldLabels[field],
    group: 'Ir para o campo',
    shortcut: `Alt+${fieldLetters[field]}`,
  })),
  { id: 'palette', title: 'Comandos', group: 'Aplicativo', shortcut: 'Ctrl+K' },
  { id: 'shortcuts', title: 'Atalhos de teclado', group: 'Aplicativo', shortcut: 'Ctrl+/' },
  { id: 'inbox', title: 'Abrir Pendências', group: 'Aplicativo', shortcut: null },
  { id: 'settings', title: 'Abrir Configurações', group: 'Aplicativo', shortcut: null },
  {
    id: 'close',
    title: 'Fechar esta janela (o rascunho fica salvo)',
    group: 'Aplicativo',
    shortcut: null,
  },
];
