/** Plain ASCII, as most codes and many names are. */
const plain = /^[\x00-\x7f]*$/;

/**
 * Text as it is compared in searches: without accents and in lower case, so that `acao` finds `Ação`.
 * The result may differ in length from the input and is never shown.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
