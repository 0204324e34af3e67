import type { UnreadableItem } from '../../../../common/attendance/attendance';
import { dateTime } from '../../locales/date-time';

/** `48213 · Mercearia São João`, as far as known. */
export function unreadableTitle({ number, customerName, contactName }: UnreadableItem): string {
  return `${number ?? 'Sem número'} · ${customerName ?? contactName ?? 'Cliente não identificado'}`;
}

/** What else could be read; the end as Karoo wrote it where it is no known date. */
export function unreadableDetails({ customerCode, customerName, contactName, end }: UnreadableItem): string {
  const isDate = end !== null && /^\d{4}-\d{2}-\d{2}T/.test(end) && !Number.isNaN(Date.parse(end));
  return [
    customerCode === null ? null : `código ${customerCode}`,
    customerName === null ? null : contactName,
    end === null ? null : `fim: ${isDate ? dateTime(end) : end}`,
  ]
    .filter((text) => text !== null)
    .join(' · ');
}
