import { commands, type Command, type CommandId } from './commands';
import { normalizeShortcut, type Shortcut } from './shortcut';
import { shortcutProblem } from './shortcut-problem';

/** What differs from the commands' own shortcuts; null = the command has none. */
export type ShortcutChanges = Partial<Record<CommandId, Shortcut | null>>;

export type CommandShortcuts = Readonly<Record<CommandId, Shortcut | null>>;

/**
 * The shortcut of every command. Where two come to the same one, which only a newer version with another default can
 * bring about, the agent's choice holds and the default gives way.
 */
export function commandShortcuts(changes: ShortcutChanges): CommandShortcuts {
  const chosen = new Set(Object.values(changes));
  return Object.fromEntries(
    commands.map(({ id, shortcut }) => {
      const change = changes[id];
      if (change !== undefined) return [id, change];
      return [id, chosen.has(shortcut) ? null : shortcut];
    }),
  ) as CommandShortcuts;
}

/** The changes with one more; a command that has its own shortcut again is none. */
export function withShortcut(
  changes: ShortcutChanges,
  id: CommandId,
  shortcut: Shortcut | null,
): ShortcutChanges {
  return onlyDeviations({ ...changes, [id]: shortcut });
}

/** In the order of the commands, so that equal changes look equal. */
function onlyDeviations(changes: ShortcutChanges): ShortcutChanges {
  return Object.fromEntries(
    commands.flatMap(({ id, shortcut }) => {
      const change = changes[id];
      return change === undefined || change === shortcut ? [] : [[id, change]];
    }),
  );
}

/** The command that has the shortcut already; null = it is free. */
export function commandWith(
  shortcut: Shortcut,
  changes: ShortcutChanges,
  except: CommandId | null,
): Command | null {
  return (
    commands.find(({ id, shortcut: own }) => {
      const change = changes[id];
      return id !== except && (change === undefined ? own : change) === shortcut;
    }) ?? null
  );
}

/** `Ctrl+H já é de “Histórico da conversa”.` */
export function takenText(shortcut: Shortcut, title: string): string {
  return `${shortcut} já é de “${title}”.`;
}

export type ChangesVerdict =
  { isValid: true; changes: ShortcutChanges } | { isValid: false; message: string };

/** Judges changes from whatever source; they come back as they are stored. */
export function judgeShortcutChanges(value: Readonly<Record<string, unknown>>): ChangesVerdict {
  const changes: ShortcutChanges = {};
  for (const [name, given] of Object.entries(value)) {
    const command = commands.find(({ id }) => id === name);
    if (!command) return { isValid: false, message: `O comando “${name}” não existe.` };
    if (given !== null && typeof given !== 'string') {
      return { isValid: false, message: `“${name}” deve ser um atalho (Ctrl+Enter) ou null.` };
    }
    const shortcut = given === null ? null : (normalizeShortcut(given) ?? given);
    const problem = shortcut === null ? null : shortcutProblem(shortcut, 'form');
    if (problem !== null) return { isValid: false, message: `${command.title}: ${problem}` };
    changes[command.id] = shortcut;
  }
  for (const { id, title } of commands) {
    const shortcut = changes[id];
    const other = shortcut === undefined || shortcut === null ? null : commandWith(shortcut, changes, id);
    if (other) return { isValid: false, message: `${title}: ${takenText(shortcut ?? '', other.title)}` };
  }
  return { isValid: true, changes: onlyDeviations(changes) };
}
