import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual';
import { computed, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { dayOf, groupByDay } from './conversation-text';

/** A message that is drawn. */
export interface MessageRow {
  message: Message;
  /** Place in the conversation, from 0. */
  place: number;
  /** Where it begins, in CSS pixels from the top. */
  start: number;
  /** The first of its day. */
  beginsDay: boolean;
}

export interface MessageRows {
  /** What is drawn, by day. */
  days: ComputedRef<{ day: string; rows: MessageRow[] }[]>;
  /** How high all messages are together, in CSS pixels. */
  height: ComputedRef<number>;
  /** The day at the top, where its own line is not in sight. */
  topDay: ComputedRef<string | null>;
  /** Takes the height of a row that is drawn. */
  measure: (element: Element | null) => void;
  scrollTo: (place: number) => void;
}

/** What a message without much text takes. */
const usualHeightPx = 56;
/** Drawn beyond what is in sight, on each side. */
const beyond = 40;

/** Draws of a long conversation only what is in sight, and the message that Tab reaches. */
export function useMessageRows(
  messages: Readonly<ShallowRef<readonly Message[]>>,
  list: Readonly<Ref<HTMLElement | null>>,
  current: Readonly<Ref<number>>,
): MessageRows {
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: messages.value.length,
      getScrollElement: () => list.value,
      estimateSize: () => usualHeightPx,
      // To the fraction: rounded heights would put each message a little beside where it belongs.
      measureElement: (element: Element) => element.getBoundingClientRect().height,
      overscan: beyond,
      rangeExtractor: withCurrent(current.value),
    })),
  );
  const rows = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start }): MessageRow[] => {
      const message = messages.value[index];
      const before = messages.value[index - 1];
      return message
        ? [{ message, place: index, start, beginsDay: !before || dayOf(before) !== dayOf(message) }]
        : [];
    }),
  );
  const topDay = computed(() => {
    const offset = virtualizer.value.scrollOffset ?? 0;
    const top = rows.value.findLast(({ start }) => start <= offset);
    return top && !(top.beginsDay && top.start === offset) ? dayOf(top.message) : null;
  });
  return {
    days: computed(() => groupByDay(rows.value)),
    height: computed(() => virtualizer.value.getTotalSize()),
    topDay,
    measure: (element) => {
      virtualizer.value.measureElement(element);
    },
    scrollTo: (place) => {
      virtualizer.value.scrollToIndex(place, { align: 'center' });
    },
  };
}

/** The one that Tab reaches is there wherever the list is scrolled to. */
function withCurrent(current: number): typeof defaultRangeExtractor {
  return (range) => {
    const inSight = defaultRangeExtractor(range);
    if (current >= range.count || inSight.includes(current)) return inSight;
    return [...inSight, current].sort((a, b) => a - b);
  };
}
