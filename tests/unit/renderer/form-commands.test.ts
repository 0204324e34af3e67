import { describe, expect, test } from 'vitest';
import { fieldLabels, formFields } from '../../../common/attendance/registration-form';
import { foldText } from '../../../common/fold-text';
import { fieldLetters } from '../../../renderer/src/features/form/field-keys';
import { formCommands, searchCommands } from '../../../renderer/src/features/form/form-commands';
import { isPressed } from '../../../renderer/src/ui/shortcut';

const nothing = () => undefined;
const commands = formCommands({
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
});

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

describe('isPressed', () => {
  const pressed = (changes: Partial<KeyboardEvent>) => ({
    key: '',
    code: '',
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...changes,
  });
  test.each([
    ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }, true],
    ['Ctrl+H', { key: 'h', ctrlKey: true }, true],
    ['Ctrl+/', { key: '/', ctrlKey: true }, true],
    ['Alt+P', { key: 'p', altKey: true }, true],
    ['Alt+P', { key: 'π', code: 'KeyP', altKey: true }, true],
    ['Alt+1', { key: '1', altKey: true }, true],
    ['Alt+P', { key: 'p' }, false],
    ['Alt+P', { key: 'P', altKey: true, shiftKey: true }, false],
    ['Alt+P', { key: 'p', altKey: true, ctrlKey: true }, false],
    ['Ctrl+Enter', { key: 'Enter', ctrlKey: true, altKey: true }, false],
  ] as const)('%s with %j: %s', (shortcut, event, expected) => {
    expect(isPressed(shortcut, pressed(event))).toBe(expected);
  });
});
