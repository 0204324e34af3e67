import { expect, it } from 'vitest';
import { registrationBody } from '../../../../main/adapters/bimer/mapping/registration-body';

it('writes the body of both POSTs: nulls for what is off, lists never null', () => {
  const body = registrationBody({
    key: 'karoo:c1:a1:1:abcd1234',
    customerId: '00A0000001',
    productId: null,
    attendanceTypeId: '00A0000003',
    subject: '',
    contactName: 'Ana',
    opinion: 'Feito.',
    transcript: null,
    isClosing: true,
    responsibilityCentreId: null,
    nextContactUserId: null,
    nextContactDate: null,
    isPriority: null,
    spySystemRecipients: ['ana.souza'],
    emailRecipients: [],
    source: { attendanceNumber: '48213', startedAt: null, finishedAt: '2026-01-05T12:00:00Z' },
  });
  expect(body).toEqual({
    ChaveExterna: 'karoo:c1:a1:1:abcd1234',
    IdentificadorPessoa: '00A0000001',
    IdentificadorProduto: null,
    IdentificadorTipoAtendimento: '00A0000003',
    Assunto: null,
    PessoaContato: 'Ana',
    Parecer: 'Feito.',
    Historico: null,
    Encerrar: true,
    IdentificadorCentroResponsabilidade: null,
    IdentificadorUsuarioProximoContato: null,
    DataProximoContato: null,
    Prioritario: null,
    DestinatariosSpySystem: ['ana.souza'],
    Destinatarios: [],
    Origem: { Sistema: 'Karoo', NumeroAtendimento: '48213', Inicio: null, Fim: '2026-01-05T12:00:00Z' },
  });
});
