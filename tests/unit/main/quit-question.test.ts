import { expect, test } from 'vitest';
import { quitQuestion } from '../../../main/tray/quit-question';

const nothing = { openForms: 0, queued: 0, needsYou: 0, pending: 0 };

test('nobody is asked when nothing waits', () => {
  expect(quitQuestion(nothing)).toBeNull();
});

test.each([
  [{ openForms: 1 }, /^• 1 formulário aberto: o que foi digitado fica salvo como rascunho\.$/m],
  [{ openForms: 2 }, /^• 2 formulários abertos:/m],
  [{ queued: 3 }, /^• 3 registros na fila: o envio continua quando o aplicativo abrir de novo\.$/m],
  [{ needsYou: 1 }, /^• 1 registro precisa de você:/m],
  [{ pending: 1 }, /^• 1 atendimento pendente: continua em Pendências/m],
  [{ pending: 4 }, /^• 4 atendimentos pendentes: continuam em Pendências/m],
])('%j: what becomes of it is said', (changes, text) => {
  expect(quitQuestion({ ...nothing, ...changes })).toMatch(text);
});

test('only what waits is listed', () => {
  expect(quitQuestion({ ...nothing, queued: 1, pending: 2 })?.split('\n')).toHaveLength(3);
});
