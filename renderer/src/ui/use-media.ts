import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether the media query holds now; follows it. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query);
  const isMatching = ref(list.matches);
  const follow = () => {
    isMatching.value = list.matches;
  };
  list.addEventListener('change', follow);
  onScopeDispose(() => {
    list.removeEventListener('change', follow);
  });
  return isMatching;
}
