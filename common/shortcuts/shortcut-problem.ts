import { parseShortcut, type Shortcut, type ShortcutParts } from './shortcut';

/** Where a shortcut works: in an open form, or in whatever program has the focus. */
export type ShortcutScope = 'form' | 'everywhere';

const editing = 'serve para editar o texto';
const moving = 'serve para percorrer e editar o texto';

/** Keys that keep their meaning with every modifier. */
const reservedKeys: Readonly<Record<string, string>> = {
  Tab: 'leva de um campo ou de uma janela para outra',
  Esc: 'fecha o que está por cima',
  Backspace: moving,
  Delete: moving,
  Insert: moving,
  Home: moving,
  End: moving,
  PageUp: moving,
  PageDown: moving,
  ArrowUp: moving,
  ArrowDown: moving,
  ArrowLeft: moving,
  ArrowRight: moving,
};

/** Combinations that Windows, the text fields or fixed parts of the form need. */
const reservedShortcuts: Readonly<Record<Shortcut, string>> = {
  'Ctrl+A': editing,
  'Ctrl+C': editing,
  'Ctrl+V': editing,
  'Ctrl+X': editing,
  'Ctrl+Y': editing,
  'Ctrl+Z': editing,
  'Ctrl+Shift+V': editing,
  'Ctrl+Shift+Z': editing,
  'Alt+F4': 'fecha a janela',
  'Ctrl+F4': 'fecha a janela',
  'Alt+Espaço': 'abre o menu da janela',
  F10: 'abre o menu da janela',
  'Shift+F10': 'abre o menu de contexto',
  'Alt+Enter': 'aceita a sugestão do campo',
  F5: 'atualiza a lista do campo',
  'Ctrl+D': 'marca favoritos na lista do campo',
  'Ctrl+F': 'procura na conversa',
};

const isFunctionKey = (key: string) => /^F\d+$/.test(key);

function problemOfForm({ hasCtrl, hasAlt, key }: ShortcutParts): string | null {
  if (hasCtrl || hasAlt || isFunctionKey(key)) return null;
  return 'Sem Ctrl ou Alt a tecla escreve no texto: use uma delas junto.';
}

/** Every program loses the key: what programs usually need for themselves is left to them. */
function problemEverywhere({ hasCtrl, hasAlt, hasShift, key }: ShortcutParts): string | null {
  if (!isFunctionKey(key) && !/^(?:[A-Z0-9]|Espaço)$/.test(key)) {
    return 'Use uma letra, um algarismo, o espaço ou uma tecla F.';
  }
  const isRare = isFunctionKey(key) ? hasCtrl || hasAlt || hasShift : hasShift && (hasCtrl || hasAlt);
  return isRare
    ? null
    : 'Use Ctrl+Shift ou Alt+Shift com a tecla, ou uma tecla F com Ctrl, Alt ou Shift: os outros programas precisam das demais.';
}

/** Why this cannot be a shortcut, in pt-BR; null = it can. */
export function shortcutProblem(shortcut: Shortcut, scope: ShortcutScope): string | null {
  const parts = parseShortcut(shortcut);
  if (!parts) return 'Esta tecla não pode ser um atalho.';
  if (parts.hasCtrl && parts.hasAlt) {
    return 'Ctrl+Alt é o mesmo que AltGr, que escreve caracteres como “/” e “°”.';
  }
  const use = reservedKeys[parts.key] ?? reservedShortcuts[shortcut];
  if (use !== undefined) return `${shortcut} ${use}.`;
  return scope === 'form' ? problemOfForm(parts) : problemEverywhere(parts);
}
