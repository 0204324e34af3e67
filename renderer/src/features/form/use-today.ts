import { onScopeDispose, ref, type Ref } from 'vue';
import { localDate } from '../../../../common/calendar';

const minuteMs = 60_000;

/** The present instant (ms), renewed every minute and when the window comes back; no timer runs while hidden. */
export function useMinuteClock(): Readonly<Ref<number>> {
  const now = ref(Date.now());
  let timer: ReturnType<typeof setInterval> | undefined;

  function follow(): void {
    clearInterval(timer);
    if (document.visibilityState === 'hidden') return;
    now.value = Date.now();
    timer = setInterval(() => {
      now.value = Date.now();
    }, minuteMs);
  }

  document.addEventListener('visibilitychange', follow);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', follow);
  });
  follow();
  return now;
}

/** Today's calendar date; a form left open over midnight moves on with it. */
export function todayOf(now: Readonly<Ref<number>>): string {
  return localDate(now.value);
}
