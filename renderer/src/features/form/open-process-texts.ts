import { formatDate, type CalendarDate } from '../../../../common/calendar';
import type { BimerProcess } from '../../../../common/lookups';
import { counted } from '../../locales/number-text';

/** At the subject, when an open attendance seems to be about the same. */
export function resemblanceText(process: BimerProcess): string {
  return `Já existe o processo ${process.number} aberto sobre isto: “${process.subject}”.`;
}

/** The next contact of an open attendance, and by how much it is late; `null` = none planned. */
export function nextContactText(
  date: CalendarDate | null,
  today: CalendarDate,
): { text: string; overdue: string | null } {
  if (date === null) return { text: 'sem próximo contato', overdue: null };
  const days = Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
  const text = days === 0 ? 'contato hoje' : `contato ${formatDate(date)}`;
  return { text, overdue: days > 0 ? `vencido há ${counted(days, 'dia', 'dias')}` : null };
}
