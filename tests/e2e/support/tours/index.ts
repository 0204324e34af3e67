import { choices } from './choices';
import { conversation } from './conversation';
import { dialogs } from './dialogs';
import { doubts } from './doubts';
import { formBasics } from './form-basics';
import { formProblems } from './form-problems';
import { formWarnings } from './form-warnings';
import { inbox } from './inbox';
import { notices } from './notices';
import { openResults, results, undoing } from './results';
import { limitedSettings, settings } from './settings';
import type { Tour } from './tour';
import { unusualKaroo } from './unusual-karoo';

export type { Stop, Theme, Tour } from './tour';

/** All states of all windows. */
export const tours: readonly Tour[] = [
  formBasics,
  formProblems,
  formWarnings,
  choices,
  dialogs,
  conversation,
  results,
  openResults,
  undoing,
  doubts,
  inbox,
  notices,
  unusualKaroo,
  settings,
  limitedSettings,
];
