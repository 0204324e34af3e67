import type { Locator } from '@playwright/test';
import { formatDate } from '../../../common/calendar';
import type { FormPage } from '../../e2e/support/form-page';
import type { Option } from '../plan/catalog';
import type { FormPlan } from '../plan/form-plan';
import { manyLines, oneLine } from '../plan/texts';

/** One field with what the agent enters, and how the form shows it afterwards. */
interface Entry {
  name: string;
  enter: () => Promise<void>;
  shown: () => Promise<string>;
  expected: string;
}

/** Enters the first `count` fields, in the order of the screen; returns what the form should show from then on. */
export async function fillForm(form: FormPage, plan: FormPlan, count = Infinity): Promise<Entry[]> {
  const entered = entriesOf(form, plan).slice(0, count);
  for (const entry of entered) {
    if ((await entry.shown()) !== entry.expected) await entry.enter();
  }
  return entered;
}

/** What the form shows otherwise than it should, in words; empty = all as entered. */
export async function differences(entered: readonly Entry[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, shown, expected } of entered) {
    const value = await shown();
    if (value !== expected) found.push(`${name}: ${brief(value)} instead of ${brief(expected)}`);
  }
  return found;
}

/** The same entries, read from another window of the same attendance. */
export function entriesOf(form: FormPage, plan: FormPlan): Entry[] {
  const { processNumber, user, centre, date } = plan;
  return [
    check(form, 'Criar múltiplos atendimentos', plan.isMultiple),
    customer(form, plan.customer.Codigo),
    process(form, processNumber ?? ''),
    choice(form, 'Produto CRM', plan.product),
    choice(form, 'Tipo de Atendimento', plan.type),
    check(form, 'Encerrar Atendimento', plan.isClosing),
    ...(user ? [choice(form, 'Usuário de próximo contato', user)] : []),
    ...(user ? [check(form, 'Atendimento prioritário', plan.isPriority)] : []),
    centre ? choice(form, 'Centro de Responsabilidade', centre) : noCentre(form),
    text(form, 'Pessoa de contato', plan.contactName, oneLine(plan.contactName)),
    ...(date ? [text(form, 'Data Próximo Contato', formatDate(date), formatDate(date))] : []),
    text(form, 'TAG / Assunto', plan.subject, oneLine(plan.subject)),
    text(form, 'Parecer', manyLines(plan.opinion), manyLines(plan.opinion)),
    chips(
      form.choice('Destinatário SpySystem'),
      plan.spySystem.map(({ search }) => search),
      async (at) => {
        const option = plan.spySystem[at];
        if (option) await pick(form, form.choice('Destinatário SpySystem'), option);
      },
    ),
    chips(form.field('Destinatário'), plan.emails, async (at) => {
      await form.field('Destinatário').fill(plan.emails[at] ?? '');
      await form.field('Destinatário').press('Enter');
    }),
  ];
}

function text(form: FormPage, label: string, value: string, expected: string): Entry {
  return {
    name: label,
    enter: () => form.fill(label, value),
    shown: () => form.field(label).inputValue(),
    expected,
  };
}

function check(form: FormPage, label: string, isOn: boolean): Entry {
  return {
    name: label,
    enter: () => form.checkbox(label).setChecked(isOn),
    shown: async () => String(await form.checkbox(label).isChecked()),
    expected: String(isOn),
  };
}

function choice(form: FormPage, label: string, option: Option): Entry {
  return {
    name: label,
    enter: () => pick(form, form.choice(label), option),
    shown: () => form.choice(label).inputValue(),
    expected: option.label,
  };
}

/** What an earlier registration of the attendance had there. */
function noCentre(form: FormPage): Entry {
  const box = form.choice('Centro de Responsabilidade');
  return {
    name: 'Centro de Responsabilidade',
    enter: async () => {
      await box.fill('');
      await box.press('Enter');
    },
    shown: async () => ((await box.isDisabled()) ? '' : box.inputValue()),
    expected: '',
  };
}

async function pick(form: FormPage, box: Locator, option: Option): Promise<void> {
  await box.fill(option.search);
  await form.page.getByRole('option').filter({ hasText: option.search }).first().click();
}

function customer(form: FormPage, code: string): Entry {
  const box = form.choice('Código de cliente');
  return {
    name: 'Código de cliente',
    enter: async () => {
      await box.fill(code);
      await box.blur();
    },
    shown: () => box.inputValue(),
    expected: code,
  };
}

/** The process fills other fields in when it is found, so the agent waits for it before going on. */
function process(form: FormPage, number: string): Entry {
  return {
    name: 'Número Processo',
    enter: async () => {
      const field = form.field('Número Processo');
      await field.fill(number);
      await field.blur();
      const deadline = Date.now() + 8000;
      while (number !== '' && Date.now() < deadline) {
        const message = await form.messageOf(field);
        if (message !== '' && !message.includes('Procurando')) return;
        await form.page.waitForTimeout(50);
      }
    },
    shown: () => form.field('Número Processo').inputValue(),
    expected: number,
  };
}

function chips(input: Locator, values: readonly string[], add: (at: number) => Promise<void>): Entry {
  const box = input.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " chips ")][1]');
  const shown = async () => JSON.stringify(await box.locator('.chip-text').allInnerTexts());
  return {
    name: `recipients ${values.join()}`,
    enter: async () => {
      while ((await box.locator('.chip').count()) > 0) await input.press('Backspace');
      for (const at of values.keys()) await add(at);
    },
    shown,
    expected: JSON.stringify(values),
  };
}

function brief(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}… (${value.length})` : value);
}
