/** What was clicked with the right button, as Electron tells it. */
export interface ClickedText {
  isEditable: boolean;
  selectionText: string;
  misspelledWord: string;
  dictionarySuggestions: readonly string[];
  editFlags: {
    canUndo: boolean;
    canRedo: boolean;
    canCut: boolean;
    canCopy: boolean;
    canPaste: boolean;
    canSelectAll: boolean;
  };
}

export type EditRole = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll';

export type ContextMenuItem =
  | { kind: 'suggestion'; label: string }
  | { kind: 'learn'; label: string; word: string }
  | { kind: 'note'; label: string }
  | { kind: 'edit'; role: EditRole; label: string; isEnabled: boolean }
  | { kind: 'separator' };

const maxSuggestions = 5;

/** The menu of a text field, or of selected text; empty = none is shown. */
export function contextMenuModel(clicked: ClickedText): ContextMenuItem[] {
  const { editFlags: can } = clicked;
  const edit = (role: EditRole, label: string, isEnabled: boolean): ContextMenuItem => {
    return { kind: 'edit', role, label, isEnabled };
  };
  if (!clicked.isEditable) {
    return clicked.selectionText.trim() === '' ? [] : [edit('copy', 'Copiar', can.canCopy)];
  }
  return [
    ...spellingItems(clicked),
    edit('undo', 'Desfazer', can.canUndo),
    edit('redo', 'Refazer', can.canRedo),
    { kind: 'separator' },
    edit('cut', 'Recortar', can.canCut),
    edit('copy', 'Copiar', can.canCopy),
    edit('paste', 'Colar', can.canPaste),
    { kind: 'separator' },
    edit('selectAll', 'Selecionar tudo', can.canSelectAll),
  ];
}

function spellingItems({ misspelledWord: word, dictionarySuggestions }: ClickedText): ContextMenuItem[] {
  if (word === '') return [];
  const suggestions = dictionarySuggestions.slice(0, maxSuggestions);
  return [
    ...(suggestions.length === 0
      ? [{ kind: 'note' as const, label: 'Nenhuma sugestão' }]
      : suggestions.map((label) => ({ kind: 'suggestion' as const, label }))),
    { kind: 'learn', label: `Adicionar “${word}” ao dicionário`, word },
    { kind: 'separator' },
  ];
}
