/** A name, quoted or not, with its address in angle brackets; bounded, so that no pasted text takes long. */
const named = /(?:"[^"]{0,100}"|[^,;\n<>"]){0,100}<([^<>\s]+@[^<>\s]+)>/g;

/**
 * E-mail addresses out of what was typed or pasted, in its order: separated by commas, semicolons or white space;
 * `Nome <a@b.com.br>` and `"Nome, Outro" <a@b.com.br>` give the address alone.
 */
export function splitAddresses(text: string): string[] {
  return text
    .replace(named, ' $1 ')
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^mailto:/i, ''))
    .filter((part) => part !== '');
}
