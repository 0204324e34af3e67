const minuteMs = 60_000;

/** `agora`, `há 12 min`, `há 2 h`, `há 3 dias`: how long ago an instant was, in ms since the epoch. */
export function timeAgo(instantMs: number, nowMs: number): string {
  const minutes = Math.floor(Math.max(0, nowMs - instantMs) / minuteMs);
  if (minutes < 1) return 'agora';
  if (minutes < 60) return `há ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `há ${hours} h`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'há 1 dia' : `há ${days} dias`;
}

/** Age of a lookup list; `null` = never fetched. */
export function listAge(fetchedAt: number | null, nowMs: number): string {
  return fetchedAt === null ? 'ainda não baixada' : `atualizada ${timeAgo(fetchedAt, nowMs)}`;
}
