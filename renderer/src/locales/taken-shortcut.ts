import type { Shortcut } from '../../../common/shortcuts/shortcut';

/** Said where the shortcut for every program could not be had. */
export function takenShortcutText(shortcut: Shortcut): string {
  return `${shortcut} não abre o atendimento pendente: outro programa já usa esta tecla.`;
}

export const takenShortcutAction =
  'Escolha outra tecla em Configurações, Atalhos de teclado, ou feche o outro programa e salve de novo.';
