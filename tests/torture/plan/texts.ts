import type { Random } from '../../../sandbox/data/random';

const pieces = [
  'Cliente orientado a reemitir a NF-e',
  'ção, ñ, ß, İstanbul, ﷽',
  '👩🏽‍💻🇧🇷 ✅',
  '<b>negrito</b> <script>alert("x")</script> &amp; &lt;',
  `"aspas" 'simples' “curvas” \`crase\``,
  'C:\\Temp\\nota.xml \\n \\u0041 %00 %0D%0A ${x} {{y}}',
  "'; DROP TABLE atendimentos; --",
  'שלום עולם ‏مرحبا‎',
  'e\u0301 \u200B\u00A0\uFEFF',
  '\t\ttabulado',
  '漢字かな交じり文 𠮷野家',
  'R$ 1.234,56 (50%) – total: −3',
  'null',
  '{"Erros":[]}',
  '\u2028\u2029',
] as const;

const separators = [' ', '\n', '\r\n', '\n\n', ' – ', '; ', '\r\n\r\n  '] as const;

/** Text for Parecer: mostly short, sometimes long, of everything that people paste; never only white space. */
export function longText(random: Random): string {
  const count = random.chance(0.06) ? random.int(80, 300) : random.int(1, 12);
  const text = joined(random, count, separators);
  return text.trim() === '' ? `${pieces[0]}${text}` : text;
}

/** Text for a field of one line; never empty after trimming. */
export function shortText(random: Random): string {
  const text = `${random.pick(['Estoque', 'Ajuste', 'Dúvida'])} ${joined(random, random.int(1, 4), [' ', ' / '])}`;
  return cut(oneLine(text), 200);
}

/** What a browser keeps of a text put into a field of one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '');
}

/** The text with the line ends that a field of many lines gives. */
export function manyLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function joined(random: Random, count: number, between: readonly string[]): string {
  let text = '';
  for (let i = 0; i < count; i += 1) text += (i === 0 ? '' : random.pick(between)) + random.pick(pieces);
  return text;
}

/** At most `limit` code units, never half a character. */
function cut(text: string, limit: number): string {
  let result = '';
  for (const character of text) {
    if (result.length + character.length > limit) break;
    result += character;
  }
  return result;
}
