import { formBasics } from './form-basics';
import { inbox } from './inbox';
import type { Tour } from './tour';

export type { Stop, Theme, Tour } from './tour';

/** All states of all windows. */
export const tours: readonly Tour[] = [formBasics, inbox];
