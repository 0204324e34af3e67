import { expect } from '../fixture';
import { openForm } from '../open-form';
import { openSettings } from './open-settings';
import { inTheme, type Tour } from './tour';

/** The settings, as most agents see them and with all that can be wrong. */
export const settings: Tour = {
  title: 'the settings',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme));
    const { number } = await openForm(companion, sandbox);
    const page = await openSettings(companion);
    const action = page.getByRole('button', { name: 'Salvar', exact: true });
    const at = { companion, page, action };
    const bimer = page.getByRole('group', { name: 'Bimer', exact: true });
    await expect(action).toBeVisible();
    yield { name: 'settings', ...at };

    await page.getByRole('button', { name: 'Testar conexão com o Karoo' }).click();
    await expect(page.getByRole('group', { name: 'Karoo', exact: true }).getByRole('status')).toContainText(
      /\S/,
    );
    await bimer.getByLabel('Senha', { exact: true }).fill('errada');
    await page.getByRole('button', { name: 'Testar conexão com o Bimer' }).click();
    await expect(bimer.getByRole('status')).toContainText(/usuário ou a senha/);
    yield { name: 'settings-with-tests-done', ...at };

    await page.getByRole('button', { name: 'Novo texto rápido' }).click();
    await page.getByLabel('Atalho', { exact: true }).fill('com espaço');
    await page.getByRole('button', { name: 'Novo texto rápido' }).click();
    await bimer.getByLabel('Endereço do servidor').fill('http://bimer.exemplo.com.br');
    await action.click();
    await expect(page.getByText(/com http:\/\/ a senha/).first()).toBeVisible();
    yield { name: 'settings-with-errors', ...at };

    await page.getByRole('button', { name: 'Apagar dados de um cliente ou atendimento…' }).click();
    const erasing = page.getByRole('dialog', { name: 'Apagar dados deste computador' });
    await erasing.getByLabel('De um atendimento', { exact: true }).check();
    await erasing.getByLabel('Número do atendimento').fill(number);
    await erasing.getByRole('button', { name: 'Ver o que será apagado' }).click();
    const erase = erasing.getByRole('button', { name: 'Apagar', exact: true });
    await erasing.getByLabel(`Atendimento ${number}: pendente de registro`).check();
    await expect(erase).toBeVisible();
    yield { name: 'settings-erasing', ...at, action: erase };
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Alterar o atalho de Enviar', exact: true }).press('Enter');
    await page.keyboard.press('Control+h');
    await expect(page.getByText('já é de “Histórico da conversa”.').last()).toBeVisible();
    yield { name: 'settings-recording-a-shortcut', ...at };
  },
};

/** Settings that are not the agent's alone to make. */
export const limitedSettings: Tour = {
  title: 'limited settings',
  async *walk({ launch, sandbox, theme }) {
    const locked = ['bimer.baseUrl', 'form.opening', 'form.shortcuts', 'outbox.undoSeconds'];
    const ofCompany = { 'bimer.baseUrl': sandbox.bimerUrl, 'form.opening': 'onClick' };
    const companion = await launch(inTheme(theme, ofCompany, locked));
    const page = await openSettings(companion);
    const save = page.getByRole('button', { name: 'Salvar', exact: true });
    await expect(page.getByText('Definido pela empresa').first()).toBeVisible();
    yield { name: 'settings-locked', companion, page, action: save };

    const bare = await launch({
      ...inTheme(theme),
      provision: undefined,
      isListening: false,
      hasKeyring: false,
    });
    const first = await bare.window('settings');
    await first.getByLabel('Token do agente').fill('segredo');
    await first.getByRole('button', { name: 'Salvar', exact: true }).click();
    const use = first.getByRole('button', { name: 'Usar até o aplicativo fechar' });
    await expect(use).toBeVisible();
    yield { name: 'settings-without-a-keyring', companion: bare, page: first, action: use };
  },
};
