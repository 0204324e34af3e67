import type { Page } from '@playwright/test';
import { expect } from '../fixture';
import { inTheme, type Stop, type Tour, type TourStart } from './tour';

type Trouble = Pick<Stop, 'name'> & {
  /** Makes it happen, before the app starts. */
  cause: (start: TourStart) => Promise<unknown>;
  title: RegExp;
};

const troubles: Trouble[] = [
  {
    name: 'inbox-reconnecting',
    cause: ({ sandbox }) => sandbox.client.setFault({ service: 'karoo', kind: 'status', times: 500 }),
    title: /Reconectando ao Karoo/,
  },
  {
    name: 'inbox-not-integrated',
    cause: ({ sandbox }) => sandbox.client.changeAccount({ integracaoBimer: false }),
    title: /não está integrada/,
  },
  {
    name: 'inbox-signed-out',
    cause: ({ sandbox }) => sandbox.client.setKarooToken('outro'),
    title: /O Karoo recusou o token/,
  },
];

const settingsButton = (page: Page) => page.getByRole('button', { name: 'Configurações', exact: true });

/** What the lists' window says of connections, configuration and files. */
export const notices: Tour = {
  title: 'notices over the lists',
  async *walk(start) {
    for (const { name, cause, title } of troubles) {
      await start.sandbox.client.reset();
      await cause(start);
      const companion = await start.launch({ ...inTheme(start.theme), isListening: false });
      const page = await companion.window('inbox');
      await expect(page.getByText(title)).toBeVisible();
      yield { name, companion, page, action: settingsButton(page) };
      await companion.quit();
    }

    const companion = await start.launch({
      ...inTheme(start.theme, { 'no.such': 1 }),
      provision: undefined,
      isListening: false,
    });
    const settings = await companion.window('settings');
    await settings.evaluate(() => window.desktop.invoke['app:open-inbox'](undefined));
    const page = await companion.window('inbox');
    await expect(page.getByText(/no\.such/)).toBeVisible();
    await expect(page.getByText(/Falta configurar/)).toBeVisible();
    yield { name: 'inbox-not-configured', companion, page, action: settingsButton(page) };
  },
};
