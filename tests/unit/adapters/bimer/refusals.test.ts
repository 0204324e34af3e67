import { describe, expect, it } from 'vitest';
import { fieldMessages } from '../../../../main/adapters/bimer/field-names';
import { saysProcessClosed } from '../../../../main/adapters/bimer/process-closed';

describe('saysProcessClosed', () => {
  it.each([
    'O processo 100003 está encerrado e não aceita novo parecer.',
    'Processo já encerrado',
    'Este atendimento já foi finalizado.',
    'PROCESSO 5 ENCERRADO.',
    'O atendimento encontra-se concluído',
  ])('recognises “%s”', (message) => {
    expect(saysProcessClosed([{ code: null, message }])).toBe(true);
  });

  it.each([
    'Atendimento encerrado não pode ter próximo contato.',
    'O processo não está encerrado.',
    'Produto não encontrado.',
    'Assunto é obrigatório.',
    null,
  ])('is not misled by “%s”', (message) => {
    expect(saysProcessClosed([{ code: '-1', message }])).toBe(false);
  });

  it('recognises a code that says so', () => {
    expect(saysProcessClosed([{ code: 'PROCESSO_ENCERRADO', message: null }])).toBe(true);
  });
});

describe('fieldMessages', () => {
  it.each([
    ['O campo Assunto é obrigatório.', ['subject']],
    ['identificadorProduto inválido', ['productId']],
    ['Parâmetro inválido: IdentificadorTipoAtendimento', ['attendanceTypeId']],
    [
      'Informe IdentificadorUsuarioProximoContato e DataProximoContato',
      ['nextContactDate', 'nextContactUserId'],
    ],
    ['Produto não encontrado.', ['productId']],
    ['Centro de responsabilidade não encontrado.', ['responsibilityCentreId']],
    ['Usuário de próximo contato está inativo.', ['nextContactUserId']],
    ['Destinatário SpySystem não encontrado.', ['spySystemRecipients']],
    ['DestinatariosSpySystem inválido', ['spySystemRecipients']],
    ['Pessoa não encontrada.', ['customerCode']],
    ['Pessoa de contato é obrigatória', ['contactName']],
    ['Erro ao gravar o parecer', []],
    ['Nada a ver', []],
  ])('“%s” names %j', (message, fields) => {
    const messages = fieldMessages([{ code: null, message }]);
    expect(Object.keys(messages ?? {}).sort()).toEqual(fields);
    for (const field of fields) expect(messages?.[field]).toBe(message);
  });
});
