import { expect, test } from 'vitest';
import { fieldLabels, fieldLetters, formFields } from '../../../common/attendance/registration-form';
import { foldText } from '../../../common/fold-text';
import { commands as allCommands } from '../../../common/shortcuts/commands';
import { commandShortcuts } from '../../../common/shortcuts/shortcut-changes';
import {
  formCommands,
  searchCommands,
  type CommandActions,
} from '../../../renderer/src/features/form/form-commands';

const nothing = () => undefined;
const actions: CommandActions = {
  send: nothing,
  conversation: nothing,
  openPalette: nothing,
  openShortcuts: nothing,
  openInbox: nothing,
  openSettings: nothing,
  closeWindow: nothing,
  focusField: nothing,
  toggleClosing: nothing,
  startNew: nothing,
  openNumbers: Array.from({ length: 12 }, (_, place) => String(100 + place)),
  chooseProcess: nothing,
  isFieldActive: (field) => field !== 'isPriority',
};
const shortcuts = commandShortcuts({ send: 'F9', palette: null });
const commands = formCommands(actions, (id) => shortcuts[id] ?? null);

test('no two commands have the same shortcut or id', () => {
  const shortcuts = commands.map(({ shortcut }) => shortcut).filter((shortcut) => shortcut !== null);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

test('every field has a letter of its label, and inactive ones are no commands', () => {
  for (const field of formFields) {
    expect(foldText(fieldLabels[field])).toContain(fieldLetters[field].toLowerCase());
  }
  expect(new Set(Object.values(fieldLetters)).size).toBe(formFields.length);
  expect(commands.some(({ id }) => id === 'field-isPriority')).toBe(false);
  expect(allCommands.some(({ id }) => id === 'field-isPriority')).toBe(true);
});

test('nine open attendances have a key', () => {
  expect(
    commands.filter(({ title }) => title.startsWith('Dar parecer')).map(({ shortcut }) => shortcut),
  ).toEqual(Array.from({ length: 9 }, (_, place) => `Alt+${place + 1}`));
});

test.each([
  ['env', 'Enviar'],
  ['configuracoes', 'Abrir Configurações'],
  ['historico', 'Histórico da conversa'],
  ['processo 103', 'Dar parecer no processo 103'],
])('the palette finds %j', (query, title) => {
  expect(searchCommands(commands, query)[0]?.title).toBe(title);
});

test('shortcuts are those of the settings', () => {
  const shortcutOf = (id: string) => commands.find((command) => command.id === id)?.shortcut;
  expect([shortcutOf('send'), shortcutOf('palette'), shortcutOf('conversation')]).toEqual([
    'F9',
    null,
    'Ctrl+H',
  ]);
});
