import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** The time in ms since the epoch, moved on every `stepMs`, for texts such as `há 12 min`. */
export function useNow(stepMs = 15_000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, stepMs);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  return readonly(now);
}
