/**
 * Text as it is compared in searches: without accents and in lower case, so that `acao` finds `Ação`.
 * The result may differ in length from the input and is never shown.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
