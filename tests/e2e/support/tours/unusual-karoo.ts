import { expect } from '../fixture';
import { usual } from './attendances';
import { inTheme, type Tour } from './tour';

/** A Karoo that is polled, and whose attendances cannot all be read. */
export const unusualKaroo: Tour = {
  title: 'a Karoo that is otherwise',
  async *walk({ launch, sandbox, theme, now }) {
    const { client } = sandbox;
    await client.changeKarooSettings({ hasStream: false });
    const fim = new Date(now - 60_000).toISOString();
    await client.finishAttendance({ ...usual, fim, emit: false });
    await client.finishAttendance({ ...usual, fim, emit: false, broken: { fim: '24/11/2026 10h15' } });
    await client.finishAttendance({
      fim,
      emit: false,
      broken: { numero: null, cliente: null, contato: null },
    });
    const companion = await launch(inTheme(theme));
    const page = await companion.window('inbox');
    await expect(
      page.getByRole('region', { name: 'Não puderam ser lidos' }).getByRole('listitem'),
    ).toHaveCount(2);
    await expect(page.getByText(/consultado a cada 30 segundos/)).toBeVisible();
    const action = page.getByRole('button', { name: /Retirar da lista/ }).first();
    yield { name: 'inbox-unreadable', companion, page, action };
  },
};
