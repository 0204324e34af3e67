import { fieldLabels, formFields, type FormField } from '../../../../common/attendance/registration-form';
import { foldEntries, searchEntries } from '../../../../common/search-items';
import type { Shortcut } from '../../ui/shortcut';
import { fieldShortcut } from './field-keys';

/** Something the agent can ask for by a shortcut or from the command palette. */
export interface FormCommand {
  id: string;
  title: string;
  group: 'Registro' | 'Ir para o campo' | 'Aplicativo';
  /** null = only from the palette. */
  shortcut: Shortcut | null;
  run: () => void;
}

/** What the commands of a form set in motion. */
export interface CommandActions {
  send: () => void;
  conversation: () => void;
  openPalette: () => void;
  openShortcuts: () => void;
  openInbox: () => void;
  openSettings: () => void;
  closeWindow: () => void;
  focusField: (field: FormField) => void;
  toggleClosing: () => void;
  startNew: () => void;
  /** Numbers of the customer's open attendances, in the order in which they are shown. */
  openNumbers: readonly string[];
  chooseProcess: (number: string) => void;
  isFieldActive: (field: FormField) => boolean;
}

/** At most so many open attendances have a key of their own: Alt+1 to Alt+9. */
const numberedProcesses = 9;

/** All that can be asked for now, in the order in which it is listed. */
export function formCommands(actions: CommandActions): FormCommand[] {
  const { openNumbers, chooseProcess } = actions;
  const of = (
    group: FormCommand['group'],
    id: string,
    title: string,
    shortcut: Shortcut | null,
    run: () => void,
  ): FormCommand => ({ id, title, group, shortcut, run });
  return [
    of('Registro', 'send', 'Enviar', 'Ctrl+Enter', actions.send),
    of('Registro', 'conversation', 'Histórico da conversa', 'Ctrl+H', actions.conversation),
    of('Registro', 'new', 'Novo atendimento', 'Alt+0', actions.startNew),
    ...openNumbers.slice(0, numberedProcesses).map((number, place) =>
      of('Registro', `process-${number}`, `Dar parecer no processo ${number}`, `Alt+${place + 1}`, () => {
        chooseProcess(number);
      }),
    ),
    of('Registro', 'closing', 'Marcar ou desmarcar Encerrar Atendimento', null, actions.toggleClosing),
    ...formFields.filter(actions.isFieldActive).map((field) =>
      of('Ir para o campo', `field-${field}`, fieldLabels[field], fieldShortcut(field), () => {
        actions.focusField(field);
      }),
    ),
    of('Aplicativo', 'palette', 'Comandos', 'Ctrl+K', actions.openPalette),
    of('Aplicativo', 'shortcuts', 'Atalhos de teclado', 'Ctrl+/', actions.openShortcuts),
    of('Aplicativo', 'inbox', 'Abrir Pendências', null, actions.openInbox),
    of('Aplicativo', 'settings', 'Abrir Configurações', null, actions.openSettings),
    of('Aplicativo', 'close', 'Fechar esta janela (o rascunho fica salvo)', null, actions.closeWindow),
  ];
}

/** The commands whose title or group has every word typed; best first. */
export function searchCommands(commands: readonly FormCommand[], query: string): FormCommand[] {
  return searchEntries(
    foldEntries(commands, ({ title, group }) => [title, group]),
    query,
    commands.length,
  );
}
