const decimal = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** `12 kB`, `1,4 MB`; '' when the size is unknown. */
export function fileSize(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${decimal.format(Math.round(bytes / 1000))} kB`;
  return `${decimal.format(bytes / 1_000_000)} MB`;
}

/** `60.000`. */
export function grouped(count: number): string {
  return count.toLocaleString('pt-BR');
}

/** `1 mensagem`, `1.200 mensagens`. */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
