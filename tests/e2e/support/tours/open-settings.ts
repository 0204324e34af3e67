import type { Page } from '@playwright/test';
import type { Companion } from '../companion';

/** Opens the settings from the lists' window. */
export async function openSettings(companion: Companion): Promise<Page> {
  const inbox = await companion.window('inbox');
  await inbox.getByRole('button', { name: 'Configurações' }).click();
  return companion.window('settings');
}
