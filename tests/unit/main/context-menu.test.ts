import { expect, test } from 'vitest';
import { contextMenuModel, type ClickedText } from '../../../main/windows/context-menu-model';

const clicked = (changes: Partial<ClickedText> = {}): ClickedText => ({
  isEditable: true,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: {
    canUndo: true,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: true,
    canSelectAll: true,
  },
  ...changes,
});

const labels = (changes: Partial<ClickedText>) =>
  contextMenuModel(clicked(changes)).map((item) => (item.kind === 'separator' ? '–' : item.label));

const edits = ['Desfazer', 'Refazer', '–', 'Recortar', 'Copiar', 'Colar', '–', 'Selecionar tudo'];

test.each<[what: string, changes: Partial<ClickedText>, expected: string[]]>([
  ['a text field', {}, edits],
  ['nothing', { isEditable: false }, []],
  ['selected text', { isEditable: false, selectionText: 'oi' }, ['Copiar']],
  [
    'a misspelled word',
    { misspelledWord: 'emisao', dictionarySuggestions: ['emissão', 'omissão', 'b', 'c', 'd', 'e'] },
    ['emissão', 'omissão', 'b', 'c', 'd', 'Adicionar “emisao” ao dicionário', '–', ...edits],
  ],
  [
    'one without suggestions',
    { misspelledWord: 'xyz' },
    ['Nenhuma sugestão', 'Adicionar “xyz” ao dicionário', '–', ...edits],
  ],
])('the menu of %s', (_what, changes, expected) => {
  expect(labels(changes)).toEqual(expected);
});

test('what cannot be done is off', () => {
  const off = contextMenuModel(clicked()).filter((item) => item.kind === 'edit' && !item.isEnabled);
  expect(off.map((item) => (item.kind === 'edit' ? item.role : ''))).toEqual(['redo', 'cut', 'copy']);
});
