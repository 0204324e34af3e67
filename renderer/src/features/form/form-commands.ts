import type { FormField } from '../../../../common/attendance/registration-form';
import { formFields } from '../../../../common/attendance/registration-form';
import { foldEntries, searchEntries } from '../../../../common/search-items';
import {
  commands,
  fieldCommandId,
  processCommandId,
  type Command,
  type CommandId,
} from '../../../../common/shortcuts/commands';
import type { Shortcut } from '../../../../common/shortcuts/shortcut';

/** A command of the open form, with the shortcut that it has now. */
export interface FormCommand extends Command {
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

/** All that can be asked for now, in the order in which it is listed. */
export function formCommands(
  actions: CommandActions,
  shortcutOf: (id: CommandId) => Shortcut | null,
): FormCommand[] {
  const runs = new Map<CommandId, () => void>([
    ['send', actions.send],
    ['conversation', actions.conversation],
    ['closing', actions.toggleClosing],
    ['new', actions.startNew],
    ...actions.openNumbers.map((number, place) =>
      entry(processCommandId(place), actions.chooseProcess, number),
    ),
    ...formFields
      .filter(actions.isFieldActive)
      .map((field) => entry(fieldCommandId(field), actions.focusField, field)),
    ['palette', actions.openPalette],
    ['shortcuts', actions.openShortcuts],
    ['inbox', actions.openInbox],
    ['settings', actions.openSettings],
    ['close', actions.closeWindow],
  ]);
  const numbers = new Map(actions.openNumbers.map((number, place) => [processCommandId(place), number]));
  return commands.flatMap((command): FormCommand[] => {
    const run = runs.get(command.id);
    if (!run) return [];
    const number = numbers.get(command.id);
    const title = number === undefined ? command.title : `Dar parecer no processo ${number}`;
    return [{ ...command, title, shortcut: shortcutOf(command.id), run }];
  });
}

function entry<T>(id: CommandId, run: (what: T) => void, what: T): [CommandId, () => void] {
  return [
    id,
    () => {
      run(what);
    },
  ];
}

/** The commands whose title or group has every word typed; best first. */
export function searchCommands(found: readonly FormCommand[], query: string): FormCommand[] {
  return searchEntries(
    foldEntries(found, ({ title, group }) => [title, group]),
    query,
    found.length,
  );
}
