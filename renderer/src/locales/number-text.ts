const decimal = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** `12 kB`, `1,4 MB`; '' when the size is unknown. */
export function fileSize(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${decimal.format(Math.round(bytes / 1000))} kB`;
  return `${decimal.format(bytes / 1_000_000)} MB`;
}

/** CPF or CNPJ with its punctuation; anything else comes back as it is. */
export function cpfCnpj(digits: string): string {
  if (/^\d{11}$/.test(digits)) return digits.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4');
  if (/^\d{14}$/.test(digits)) return digits.replace(/(\d{2})(\d{3})(\d{3})(\d{4})(\d{2})/, '$1.$2.$3/$4-$5');
  return digits;
}

/** `1 mensagem`, `1.200 mensagens`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('pt-BR')} ${count === 1 ? one : many}`;
}
