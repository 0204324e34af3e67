import { describe, expect, test } from 'vitest';
import { commands } from '../../../common/shortcuts/commands';
import { isPressed, normalizeShortcut, shortcutPressed } from '../../../common/shortcuts/shortcut';
import {
  commandShortcuts,
  commandWith,
  judgeShortcutChanges,
  withShortcut,
} from '../../../common/shortcuts/shortcut-changes';
import { shortcutProblem } from '../../../common/shortcuts/shortcut-problem';
import { defaultSettings } from '../../../common/settings/settings';

const press = (changes: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...changes,
});

test.each([
  ['Ctrl+Enter', 'Ctrl+Enter'],
  ['shift + ctrl + f10', 'Ctrl+Shift+F10'],
  ['alt+p', 'Alt+P'],
  ['Ctrl+/', 'Ctrl+/'],
  ['Ctrl+ç', 'Ctrl+Ç'],
  ['Ctrl+Space', 'Ctrl+Espaço'],
  ['F9', 'F9'],
  ['Ctrl+', null],
  ['Ctrl++', null],
  ['Ctrl', null],
  ['Ctrl+Ctrl+P', null],
  ['Super+P', null],
  ['Ctrl+Play', null],
  ['', null],
])('%j is written %j', (text, expected) => {
  expect(normalizeShortcut(text)).toBe(expected);
});

describe('a key press', () => {
  test.each([
    ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }],
    ['Ctrl+H', { key: 'h', code: 'KeyH', ctrlKey: true }],
    ['Ctrl+/', { key: '/', code: 'IntlRo', ctrlKey: true }],
    ['Ctrl+/', { key: '/', code: 'KeyQ', ctrlKey: true }],
    ['Alt+P', { key: 'π', code: 'KeyP', altKey: true }],
    ['Alt+1', { key: '1', code: 'Digit1', altKey: true }],
    ['Ctrl+Shift+1', { key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true }],
    ['Alt+Shift+P', { key: 'P', code: 'KeyP', altKey: true, shiftKey: true }],
    ['Ctrl+Alt+P', { key: 'p', code: 'KeyP', altKey: true, ctrlKey: true }],
    ['Ctrl+Espaço', { key: ' ', code: 'Space', ctrlKey: true }],
    ['P', { key: 'p', code: 'KeyP' }],
    [null, { key: 'Control', code: 'ControlLeft', ctrlKey: true }],
    [null, { key: 'Dead', code: 'BracketLeft', ctrlKey: true }],
    [null, { key: 'k', code: 'KeyK', metaKey: true }],
  ] as const)('is %j for %j', (expected, event) => {
    expect(shortcutPressed(press(event))).toBe(expected);
  });

  test('is a shortcut only with exactly its modifiers', () => {
    expect(isPressed('Alt+P', press({ key: 'p', altKey: true }))).toBe(true);
    expect(isPressed('Alt+P', press({ key: 'p' }))).toBe(false);
    expect(isPressed('Alt+P', press({ key: 'P', altKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed('Ctrl+Enter', press({ key: 'Enter', altKey: true, ctrlKey: true }))).toBe(false);
  });
});

describe('what may be a shortcut', () => {
  test.each([
    ['F9', 'form', null],
    ['Ctrl+Shift+E', 'form', null],
    ['Alt+Shift+1', 'form', null],
    ['Ctrl+;', 'form', null],
    ['P', 'form', /escreve no texto/],
    ['Shift+P', 'form', /escreve no texto/],
    ['Enter', 'form', /escreve no texto/],
    ['Ctrl+Alt+Q', 'form', /AltGr/],
    ['Ctrl+C', 'form', /editar o texto/],
    ['Ctrl+V', 'form', /editar o texto/],
    ['Ctrl+X', 'form', /editar o texto/],
    ['Ctrl+Z', 'form', /editar o texto/],
    ['Ctrl+Shift+Z', 'form', /editar o texto/],
    ['Ctrl+A', 'form', /editar o texto/],
    ['Ctrl+Shift+ArrowLeft', 'form', /percorrer/],
    ['Ctrl+Backspace', 'form', /percorrer/],
    ['Ctrl+Tab', 'form', /outra/],
    ['Ctrl+Shift+Tab', 'form', /outra/],
    ['Ctrl+Esc', 'form', /por cima/],
    ['Alt+F4', 'form', /fecha a janela/],
    ['Alt+Espaço', 'form', /menu da janela/],
    ['Alt+Enter', 'form', /sugestão/],
    ['F5', 'form', /lista/],
    ['Ctrl+D', 'form', /favoritos/],
    ['Ctrl+', 'form', /não pode/],
    ['Ctrl+Shift+F10', 'everywhere', null],
    ['Alt+Shift+K', 'everywhere', null],
    ['Ctrl+Shift+Espaço', 'everywhere', null],
    ['Ctrl+F9', 'everywhere', null],
    ['Ctrl+K', 'everywhere', /outros programas/],
    ['Alt+1', 'everywhere', /outros programas/],
    ['F9', 'everywhere', /outros programas/],
    ['Ctrl+Shift+/', 'everywhere', /letra/],
    ['Ctrl+Alt+Shift+K', 'everywhere', /AltGr/],
    ['Alt+F4', 'everywhere', /fecha a janela/],
  ] as const)('%s, %s: %s', (shortcut, scope, expected) => {
    const problem = shortcutProblem(shortcut, scope);
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });

  test('all that the app comes with may be, and no two are the same', () => {
    const own = commands.flatMap(({ shortcut }) => shortcut ?? []);
    expect(
      own.map((shortcut) => shortcutProblem(shortcut, 'form')).filter((problem) => problem !== null),
    ).toEqual([]);
    expect(own.map(normalizeShortcut)).toEqual(own);
    expect(new Set(own).size).toBe(own.length);
    const everywhere = defaultSettings['desktop.globalShortcut'];
    expect(shortcutProblem(everywhere, 'everywhere')).toBeNull();
    expect(own).not.toContain(everywhere);
  });
});

describe('changes', () => {
  test('only what differs is kept, in the order of the commands', () => {
    const changed = withShortcut(withShortcut({}, 'palette', null), 'send', 'F9');
    expect(JSON.stringify(changed)).toBe('{"send":"F9","palette":null}');
    expect(withShortcut(changed, 'send', 'Ctrl+Enter')).toEqual({ palette: null });
    expect(withShortcut({}, 'inbox', null)).toEqual({});
  });

  test('tell who has a shortcut, changed or not', () => {
    expect(commandWith('Ctrl+H', {}, null)?.title).toBe('Histórico da conversa');
    expect(commandWith('Ctrl+H', {}, 'conversation')).toBeNull();
    expect(commandWith('Ctrl+H', { conversation: 'F9' }, null)).toBeNull();
    expect(commandWith('F9', { conversation: 'F9' }, 'send')?.id).toBe('conversation');
  });

  test('win over a default that has come to be the same', () => {
    const shortcuts = commandShortcuts({ send: 'Ctrl+H' });
    expect([shortcuts.send, shortcuts.conversation, shortcuts.palette]).toEqual(['Ctrl+H', null, 'Ctrl+K']);
  });

  test.each([
    [{}, {}],
    [{ send: 'f9', conversation: 'ctrl+h', inbox: null }, { send: 'F9' }],
    [
      { send: 'Ctrl+H', conversation: 'Ctrl+Enter' },
      { send: 'Ctrl+H', conversation: 'Ctrl+Enter' },
    ],
    [{ 'process-1': null }, { 'process-1': null }],
    [{ send: 'Ctrl+H' }, 'Enviar: Ctrl+H já é de “Histórico da conversa”.'],
    [{ send: 'F9', palette: 'F9' }, 'Enviar: F9 já é de “Comandos”.'],
    [{ send: 'Ctrl+C' }, 'Enviar: Ctrl+C serve para editar o texto.'],
    [{ send: 'Hyper+C' }, 'Enviar: Esta tecla não pode ser um atalho.'],
    [{ send: 5 }, '“send” deve ser um atalho (Ctrl+Enter) ou null.'],
    [{ fly: 'F9' }, 'O comando “fly” não existe.'],
  ])('%j is judged %j', (value, expected) => {
    const verdict = judgeShortcutChanges(value);
    expect(verdict.isValid ? verdict.changes : verdict.message).toEqual(expected);
  });
});
