/**
 * E-mail addresses out of what was typed or pasted: separated by commas, semicolons or white space,
 * `Nome <a@b.com.br>` gives the address alone.
 */
export function splitAddresses(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map((match) => match[1] ?? '');
  if (bracketed.length > 0) {
    const rest = text.replace(/[^,;\n<>]*<[^<>]*>/g, ' ');
    return [...bracketed, ...splitPlain(rest)];
  }
  return splitPlain(text);
}

function splitPlain(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^mailto:/i, ''))
    .filter((part) => part !== '');
}
