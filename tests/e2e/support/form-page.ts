import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/desktop/fixture';
import type { SeedData } from '../../support/sandbox-client';

/** The integration form, by the labels that people see. */
export class FormPage {
  constructor(readonly page: Page) {}

  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  choice(label: string): Locator {
    return this.page.getByRole('combobox', { name: label, exact: true });
  }

  checkbox(label: string): Locator {
    return this.page.getByRole('checkbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The message shown at a field, as assistive technology finds it. */
  async messageOf(control: Locator): Promise<string> {
    const ids = (await control.getAttribute('aria-describedby')) ?? '';
    const texts = ids
      .split(' ')
      .filter(Boolean)
      .map((id) => this.page.locator(`[id="${id}"]`).innerText());
    return (await Promise.all(texts)).join(' ').trim();
  }

  /** Types into a choice and takes the first option that shows the text. */
  async choose(label: string, text: string): Promise<void> {
    await this.choice(label).fill(text);
    await this.page.getByRole('option').filter({ hasText: text }).first().click();
    await expect(this.page.getByRole('listbox', { name: 'Opções', exact: true })).toHaveCount(0);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
    await this.field(label).blur();
  }

  async setCustomer(code: string, name: string): Promise<void> {
    await this.choice('Código de cliente').fill(code);
    await this.choice('Código de cliente').blur();
    await this.expectCustomer(name);
  }

  async expectCustomer(name: string): Promise<void> {
    await expect(this.field('Razão Social')).toHaveValue(name);
  }

  /** All that a registration needs, for one that is closed now. */
  async fillClosed(seed: SeedData, changes: { subject?: string; opinion?: string } = {}): Promise<void> {
    await this.setCustomer(seed.customer.Codigo, seed.customer.Nome);
    await this.choose('Produto CRM', seed.product.Nome);
    await this.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await this.checkbox('Encerrar Atendimento').check();
    await this.fill('Pessoa de contato', 'Dona Célia');
    await this.fill('TAG / Assunto', changes.subject ?? 'Emissão de NF-e');
    await this.fill('Parecer', changes.opinion ?? 'Cliente orientado a atualizar o certificado.');
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText(/^Rascunho salvo/)).toBeVisible();
  }

  /** Sends and returns the number that Bimer gave. */
  async sendAndReadNumber(): Promise<string> {
    await this.button('Enviar').click();
    return this.readNumber();
  }

  async readNumber(): Promise<string> {
    const result = this.page.getByRole('heading', { name: /Registrado no Bimer – processo \d+/ });
    await expect(result).toBeVisible();
    return /\d+/.exec(await result.innerText())?.[0] ?? '';
  }

  async waitUntilClosed(): Promise<void> {
    await expect.poll(() => this.page.isClosed()).toBe(true);
  }
}
