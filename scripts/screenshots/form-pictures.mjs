// The form: filled, with what is missing, and with the conversation beside it.
import { until } from '../demo/check.mjs';
import { FormKeyboard } from '../demo/form-keyboard.mjs';
import { takeWindow } from './picture.mjs';

const SIZE = [960, 860];
const WIDE = [1200, 800];

async function openForm({ app, sandbox }, fields) {
  const attendance = await sandbox.control.finishAttendance(fields);
  const form = await app.form(attendance.numero);
  await app.setContentSize(form, ...SIZE);
  await app.focus(form);
  return { form, keyboard: new FormKeyboard(form) };
}

const close = async (form) => {
  await form.evaluate(() => window.close());
  await until('the form stays open', () => form.isClosed());
};

/** Nothing of it is chosen yet, but Enviar was pressed. */
async function withErrors(scene) {
  const { form } = await openForm(scene, { assunto: null, adiantamentoParecer: null });
  await form.keyboard.press('Control+Enter');
  await form.getByRole('alert').waitFor();
  await takeWindow(form, 'form-errors');
  await close(form);
}

/** An attendance that stays open, with everything that can be filled; then it goes to the queue. */
async function filled(scene) {
  const { seed, sandbox } = scene;
  const { Codigo: codigo } = seed.customer;
  const { form, keyboard } = await openForm(scene, {
    cliente: { codigo },
    contato: { nome: 'Célia Prado' },
    assunto: 'Rejeição 539 na NF-e',
  });
  await keyboard.choose('Produto CRM', seed.product.Nome);
  await keyboard.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
  await keyboard.choose('Usuário de próximo contato', seed.otherUser.Login);
  await keyboard.tick('Atendimento prioritário');
  await keyboard.choose('Centro de Responsabilidade', seed.openCentre.Nome);
  await keyboard.write(
    'Parecer',
    'Cliente recebe rejeição 539 (duplicidade) ao emitir a NF-e 1.204.\n' +
      'Nota já autorizada na SEFAZ; chave importada e situação corrigida.\n' +
      'Retornar para confirmar o fechamento do mês.',
  );
  await keyboard.goTo(keyboard.text('Destinatário'), 'Destinatário');
  await keyboard.type('fiscal@mercearia.example');
  await form.keyboard.press('Enter');
  await takeWindow(form, 'form');
  await sandbox.control.setFault({ service: 'bimer', kind: 'status', method: 'POST', times: 1000 });
  await form.keyboard.press('Control+Enter');
  await form.getByText('O registro está salvo neste computador').waitFor();
  await takeWindow(form, 'form-queued');
  await close(form);
}

/** Several registrations out of one conversation: some messages are in Parecer, others are picked. */
async function withConversation(scene) {
  const { app, seed } = scene;
  const { form, keyboard } = await openForm(scene, {
    assunto: 'Boleto não registra no banco',
    messageCount: 24,
    adiantamentoParecer: null,
  });
  await app.setContentSize(form, ...WIDE);
  await keyboard.tick('Criar múltiplos atendimentos');
  await keyboard.choose('Produto CRM', seed.product.Nome);
  await keyboard.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
  await keyboard.tick('Encerrar Atendimento');
  await keyboard.goTo(keyboard.text('Parecer'), 'Parecer');
  await form.keyboard.press('Control+h');
  const messages = form.getByRole('listbox', { name: 'Mensagens da conversa' }).getByRole('option');
  await messages.nth(3).click();
  await messages.nth(6).click();
  await form.getByRole('button', { name: 'Inserir no parecer' }).click();
  await messages.nth(7).click();
  await messages.nth(9).click({ modifiers: ['Shift'] });
  await takeWindow(form, 'form-conversation');
  await close(form);
}

export async function takeForms(scene) {
  await withErrors(scene);
  await withConversation(scene);
  await filled(scene);
}
