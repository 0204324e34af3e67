import { readonly, ref } from 'vue';

/** One sentence for screen readers; each is said once, also when it repeats the one before. */
export interface Announcement {
  id: number;
  text: string;
}

/** As many as may come at once; who reads the page line by line must not meet a long history. */
const keptCount = 3;
const said = ref<readonly Announcement[]>([]);
let nextId = 0;

/** What `WindowRoot` holds in the live region of the window. */
export const announcements = readonly(said);

/** Says what somebody who does not see the window would miss, once the present speech has ended. */
export function announce(text: string): void {
  said.value = [...said.value, { id: nextId++, text }].slice(-keptCount);
}
