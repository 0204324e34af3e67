import type { FinishRequest } from '../../../support/sandbox-client';

const message = (minute: number, autor: 'cliente' | 'agente', texto: string) => ({
  id: `m${minute}`,
  autor,
  nome: autor === 'cliente' ? 'Célia Andrade' : 'Ana Souza',
  hora: `2026-11-24T11:${String(minute).padStart(2, '0')}:00Z`,
  tipo: 'texto' as const,
  texto,
  anexo: null,
});

/** An attendance as most are. */
export const usual: FinishRequest = {
  canal: 'whatsapp',
  departamento: { nome: 'Suporte' },
  assunto: 'Emissão de NF-e',
  adiantamentoParecer: 'Cliente não conseguia emitir nota.',
  contato: { nome: 'Célia Andrade', email: 'celia@mercearia.example', telefone: '(11) 98888-7777' },
  mensagens: [
    message(1, 'cliente', 'Bom dia! A emissão da NF-e parou.'),
    message(2, 'agente', 'Bom dia, Célia. Qual mensagem aparece na tela?'),
    message(3, 'cliente', 'Rejeição 280: certificado vencido. A senha é Loja@2026'),
    message(4, 'agente', 'Certificado renovado, a emissão voltou.'),
    {
      ...message(5, 'cliente', 'Segue o comprovante.'),
      anexo: {
        nome: 'comprovante-de-pagamento-do-certificado.pdf',
        tamanho: 482_113,
        url: 'https://karoo.example/anexos/1',
      },
    },
    message(6, 'cliente', 'Outra coisa: o estoque está negativo.'),
  ],
};

/** One of which Karoo knows next to nothing. */
export const bare: FinishRequest = {
  ...usual,
  cliente: null,
  assunto: null,
  adiantamentoParecer: null,
  contato: { nome: null, email: null, telefone: null },
};
