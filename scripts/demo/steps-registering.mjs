// What the agent does: reads, types, sends.
import { duration } from '../lib/say.mjs';
import { until, verify } from './check.mjs';
import { isOwnDesktop } from './desktop.mjs';
import { FormKeyboard } from './form-keyboard.mjs';
import { photograph } from './pictures.mjs';

/** What the agent types. */
export const typed = {
  subject: 'Emissão de NF-e',
  opinion:
    'Cliente não conseguia emitir NF-e: certificado vencido.\nNovo certificado instalado e emissão testada.',
};

async function readPrefilled({ app, form, attendance }) {
  const fields = new FormKeyboard(form);
  const { cliente, contato } = attendance;
  const expected = [
    [fields.choice('Código de cliente'), 'Código de cliente', cliente.codigo],
    [fields.text('Razão Social'), 'Razão Social', cliente.razaoSocial],
    [fields.text('Pessoa de contato'), 'Pessoa de contato', contato.nome],
  ];
  for (const [control, label, value] of expected)
    await until(`"${label}" is not "${value}"`, async () => (await control.inputValue()) === value);
  await photograph(form, 'form-prefilled');
  await app.focus(form);
  if (isOwnDesktop())
    await until('the form did not get the focus', async () => (await app.windowState(form)).isFocused);
  return expected.map(([, label, value]) => `${label} "${value}"`).join(', ');
}

async function fill({ form, seed }) {
  const keyboard = new FormKeyboard(form);
  await keyboard.choose('Produto CRM', seed.product.Nome);
  await keyboard.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
  await keyboard.tick('Encerrar Atendimento');
  verify(
    await keyboard.text('Data Próximo Contato').isDisabled(),
    'closing leaves Data Próximo Contato active',
  );
  await keyboard.write('TAG / Assunto', typed.subject);
  await keyboard.write('Parecer', typed.opinion);
  await photograph(form, 'form-filled');
  return `Produto CRM "${seed.product.Nome}", Tipo de Atendimento "${seed.typeWithoutTexts.Nome}", Encerrar Atendimento, TAG / Assunto, Parecer`;
}

async function send(demo) {
  const start = performance.now();
  await demo.form.keyboard.press('Control+Enter');
  const heading = demo.form.getByRole('heading', { name: /^Registrado no Bimer – processo \d+$/ });
  const refusal = demo.form.getByRole('alert');
  await heading.or(refusal).first().waitFor();
  if (!(await heading.isVisible())) throw new Error(`refused: ${await refusal.first().innerText()}`);
  const text = await heading.innerText();
  demo.processNumber = /\d+$/.exec(text)[0];
  const taken = duration(performance.now() - start);
  await photograph(demo.form, 'registered');
  return `"${text}" after ${taken}`;
}

async function windowCloses({ form }) {
  await until('the form stays open', () => form.isClosed());
}

export const registering = [
  { title: 'What the form knows already', run: readPrefilled },
  { title: 'The agent fills it with the keyboard', run: fill },
  { title: 'Ctrl+Enter', run: send },
  { title: 'The form closes by itself', run: windowCloses },
];
