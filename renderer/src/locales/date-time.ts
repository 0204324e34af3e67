const clock = new Intl.DateTimeFormat('pt-BR', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('pt-BR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayAndClock = new Intl.DateTimeFormat('pt-BR', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `10:32`, of an instant in ms since the epoch or in ISO-8601. */
export function clockTime(instant: number | string): string {
  return clock.format(new Date(instant));
}

/** `segunda-feira, 24 de novembro de 2026`. */
export function longDay(instant: number | string): string {
  return day.format(new Date(instant));
}

/** `24/11/2026, 10:32`. */
export function dateTime(instant: number | string): string {
  return dayAndClock.format(new Date(instant));
}
