import type { MessagePicks } from '../../../../common/attendance/form-payload';

/** How many registrations have a colour of their own before the colours begin again; the number tells them apart. */
export const pickColours = 6;

/** Message → sequence of the registration that has it; of several the first one. */
export function ownersOf(picks: readonly MessagePicks[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const { sequence, messageIds } of [...picks].sort((a, b) => a.sequence - b.sequence)) {
    for (const id of messageIds) if (!owners.has(id)) owners.set(id, sequence);
  }
  return owners;
}

/** From 1 to `pickColours`. */
export function colourOf(sequence: number): number {
  return ((sequence - 1) % pickColours) + 1;
}

export interface PickMeter {
  total: number;
  unused: number;
  /** One per registration that has messages, in their order. */
  parts: { sequence: number; count: number }[];
}

/** How much of the conversation is in registrations, for a meter. */
export function pickMeter(order: readonly string[], owners: ReadonlyMap<string, number>): PickMeter {
  const counts = new Map<number, number>();
  for (const id of order) {
    const sequence = owners.get(id);
    if (sequence !== undefined) counts.set(sequence, (counts.get(sequence) ?? 0) + 1);
  }
  const parts = [...counts]
    .map(([sequence, count]) => ({ sequence, count }))
    .sort((a, b) => a.sequence - b.sequence);
  const used = parts.reduce((sum, { count }) => sum + count, 0);
  return { total: order.length, unused: order.length - used, parts };
}

/** What follows the last message that any registration has: all of it when none has one. */
export function sinceLastPick(order: readonly string[], owners: ReadonlyMap<string, number>): string[] {
  const last = order.findLastIndex((id) => owners.has(id));
  return order.slice(last + 1);
}
