import type { Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FormPage } from '../../e2e/support/form-page';
import type { RegistrationPlan } from '../plan/day-plan';
import type { TorturedApp } from './tortured-app';

/** What the form says after Enviar: taken, or back to be corrected; `unclear` = neither in good time. */
export type Outcome = 'taken' | 'back' | 'unclear';

const clickAgainMs = 1500;
const outcomeMs = 12_000;
/** A complaint of the time before Enviar may stay in sight for a moment. */
const complaintMs = 600;

/** The hands and eyes of the person before the app. */
export class Agent {
  constructor(private readonly app: TorturedApp) {}

  /** The form of an attendance: the window that opened by itself, else by a click in the list; null = not there yet. */
  async openForm(number: string, patienceMs: number): Promise<FormPage | null> {
    const deadline = Date.now() + patienceMs;
    let clickAt = Date.now() + clickAgainMs;
    while (Date.now() < deadline) {
      const page = await this.#findForm(number);
      if (page) return new FormPage(page);
      if (Date.now() >= clickAt) {
        await this.#clickInList(number);
        clickAt = Date.now() + clickAgainMs;
      }
      await sleep(60);
    }
    return null;
  }

  /** Which registration of its attendance the form is about, from 1. */
  async sequenceOf({ page }: FormPage): Promise<number> {
    const header = await page.locator('header').first().innerText();
    return Number(/(\d+)º registro/.exec(header)?.[1] ?? 1);
  }

  /** Presses Enviar in one of the ways people do. */
  async send(form: FormPage, { form: plan, sendBy }: RegistrationPlan): Promise<void> {
    const confirmation = form.checkbox('Confirmo que é este cliente');
    if (await confirmation.isVisible()) await confirmation.check();
    if (plan.isMultiple) await form.checkbox('Último registro deste atendimento').setChecked(plan.isLast);
    if (sendBy === 'keys-twice') {
      await form.field('Parecer').press('Control+Enter');
      await form.page.keyboard.press('Control+Enter');
    } else {
      await form.button('Enviar').click({ clickCount: sendBy === 'double-click' ? 2 : 1 });
    }
  }

  async outcome(form: FormPage, sequence: number): Promise<Outcome> {
    const { page } = form;
    const deadline = Date.now() + outcomeMs;
    let backSince: number | null = null;
    const isSlow = () => page.getByRole('contentinfo').getByText('Está demorando.').isVisible();
    while (Date.now() < deadline && !page.isClosed() && !(await isSlow())) {
      if (await page.getByRole('heading', { name: /Registrado no Bimer|Na fila de envio/ }).isVisible())
        return 'taken';
      const isAsking = await form.button('Enviar').isVisible();
      if (isAsking && (await this.sequenceOf(form)) > sequence) return 'taken';
      if (isAsking && (await page.getByRole('alert').first().isVisible())) {
        backSince ??= Date.now();
        if (Date.now() - backSince >= complaintMs) return 'back';
      } else {
        backSince = null;
      }
      await sleep(40);
    }
    return 'unclear';
  }

  /** What the form says against it. */
  async complaints({ page }: FormPage): Promise<string> {
    return (await page.getByRole('alert').allInnerTexts()).join(' | ').replaceAll('\n', ' ');
  }

  /** On to the next registration of the attendance, or away with the window. */
  async leave({ page }: FormPage, isLast: boolean): Promise<void> {
    const name = isLast ? 'Fechar' : 'Continuar com o próximo registro';
    // The window may close or go on by itself first.
    await page
      .getByRole('button', { name, exact: true })
      .click({ timeout: 700 })
      .catch(() => undefined);
  }

  async #findForm(number: string): Promise<Page | null> {
    for (const page of this.app.companion.electron.windows()) {
      if (page.isClosed() || !page.url().endsWith('/form.html')) continue;
      if (!(await page.title()).startsWith(`${number} `)) continue;
      if (!(await this.app.companion.windowState(page)).isVisible) continue;
      page.setDefaultTimeout(10_000);
      return page;
    }
    return null;
  }

  async #clickInList(number: string): Promise<void> {
    const inbox = await this.app.inbox();
    const row = inbox
      .getByRole('option')
      .filter({ hasText: `${number} ·` })
      .first();
    if (await row.isVisible()) await row.click({ timeout: 2000 }).catch(() => undefined);
  }
}
