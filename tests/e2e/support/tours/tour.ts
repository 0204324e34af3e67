import type { Locator, Page } from '@playwright/test';
import type { RunningSandbox } from '../../../support/sandbox';
import type { Companion } from '../companion';
import type { CompanionFixtures } from '../fixture';

export type Theme = 'light' | 'dark';

/** A state of a window, reached and at rest; it stays so until the tour is asked for the next one. */
export interface Stop {
  /** In kebab-case, unique over all tours, never changed: pictures are named after it. */
  name: string;
  companion: Companion;
  page: Page;
  /** What the person most probably does here. */
  action: Locator;
}

export interface TourStart {
  launch: CompanionFixtures['launch'];
  sandbox: RunningSandbox;
  theme: Theme;
  /** What the app and the services take for the present, ms since the epoch. */
  now: number;
}

/** Leads through some states; texts and numbers are the same each time, only times of day and ages move. */
export interface Tour {
  title: string;
  walk: (start: TourStart) => AsyncGenerator<Stop, void, undefined>;
}

/** For `launch`: a policy with the theme and the given settings. */
export function inTheme(theme: Theme, settings: Record<string, unknown> = {}, locked: string[] = []) {
  return { policy: { settings: { 'appearance.theme': theme, ...settings }, locked } };
}
