import type { ThemeChoice } from '../../../common/settings/settings';
import { call, onEvent } from '../ipc/client';

function show(theme: ThemeChoice): void {
  // Without the attribute the style sheet follows the system.
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Applies the chosen theme and follows its changes. A theme that cannot be asked for is the system's. */
export async function startTheme(): Promise<void> {
  onEvent('app:theme-changed', show);
  try {
    show(await call('app:theme'));
  } catch {
    show('system');
  }
}
