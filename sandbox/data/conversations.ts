import { commonTurns, type Topic } from './conversation-topics';
import type { Random } from './random';
import type { Karoo } from '../openapi/schemas';

type Message = Karoo['Mensagem'];
type Draft = Omit<Message, 'id' | 'hora'>;

export interface ConversationRequest {
  topic: Topic;
  customerName: string;
  agentName: string;
  /** At least 1; below 8 only the heart of the conversation is kept. */
  messageCount: number;
  startedAt: number;
  finishedAt: number;
  attendanceId: string;
}

/** Puts invented numbers where a phrase has a place for them. */
export function fillPhrase(phrase: string, random: Random): string {
  return phrase
    .replaceAll('{numero}', () => String(random.int(1000, 99_999)))
    .replaceAll('{quantidade}', () => String(random.int(2, 60)))
    .replaceAll('{valor}', () => `${random.int(10, 4999)},${String(random.int(0, 99)).padStart(2, '0')}`)
    .replaceAll('{hora}', () => `${random.int(8, 18)}h${String(random.int(0, 59)).padStart(2, '0')}`)
    .replaceAll('{data}', () => `${String(random.int(1, 28)).padStart(2, '0')}/0${random.int(1, 9)}/2027`);
}

/** A whole conversation: system and bot first, then customer and agent in turns, the farewell at the end. */
export function createConversation(request: ConversationRequest, random: Random): Message[] {
  const drafts = [...beginning(request, random), ...middle(request, random), ...ending(request)];
  const { messageCount, startedAt, finishedAt, attendanceId } = request;
  const start = Math.min(3, Math.max(0, drafts.length - messageCount));
  const chosen = drafts.slice(start, start + messageCount);
  const step = Math.max(1, (finishedAt - startedAt) / Math.max(1, chosen.length));
  return chosen.map((draft, index) => ({
    id: `${attendanceId}-m${index + 1}`,
    hora: new Date(Math.round(startedAt + index * step)).toISOString(),
    ...draft,
  }));
}

const text = (autor: Message['autor'], nome: string | null, texto: string): Draft => {
  return { autor, nome, tipo: 'texto', texto, anexo: null };
};

function beginning({ customerName, agentName, topic }: ConversationRequest, random: Random): Draft[] {
  return [
    text('sistema', null, 'Atendimento iniciado pelo cliente.'),
    text(
      'bot',
      'Assistente virtual',
      'Olá! 👋 Sou o assistente virtual. Escolha: 1 – Suporte  2 – Financeiro  3 – Comercial',
    ),
    text('cliente', customerName, '1'),
    text('cliente', customerName, fillPhrase(topic.opening, random)),
    text('sistema', null, `Atendimento transferido para ${agentName}.`),
    text(
      'agente',
      agentName,
      `Olá, ${customerName.split(' ')[0]}! Meu nome é ${agentName}, vou ajudar com isso.`,
    ),
  ];
}

function middle(
  { customerName, agentName, topic, messageCount }: ConversationRequest,
  random: Random,
): Draft[] {
  const drafts: Draft[] = [];
  // Beginning and ending are ten messages; what is missing is filled with turns.
  const wanted = messageCount - 10;
  const turn = ([asked, answered]: readonly [string, string]) => {
    drafts.push(text('cliente', customerName, fillPhrase(asked, random)));
    drafts.push(text('agente', agentName, fillPhrase(answered, random)));
  };
  for (let index = 0; drafts.length < wanted; index += 1) {
    turn(topic.turns[index] ?? random.pick(commonTurns));
    if (drafts.length < wanted && random.chance(0.2))
      drafts.push(attachment(customerName, agentName, random));
  }
  return drafts.slice(0, Math.max(0, wanted));
}

function ending({ customerName, agentName }: ConversationRequest): Draft[] {
  return [
    text('agente', agentName, 'Posso ajudar em algo mais?'),
    text('cliente', customerName, 'Era só isso, muito obrigado pela atenção! 😊'),
    text('agente', agentName, 'Eu que agradeço o contato. Tenha um ótimo dia!'),
    text('sistema', null, 'Atendimento finalizado.'),
  ];
}

const attachments: readonly (readonly [Message['tipo'], string, string | null])[] = [
  ['imagem', 'tela-do-erro.png', 'Olha o que aparece 👆'],
  ['imagem', 'foto do cupom.jpg', null],
  ['audio', 'mensagem-de-voz.ogg', null],
  ['arquivo', 'relatório de movimentação.pdf', 'Segue o relatório'],
  ['arquivo', 'nfe-35260412345678000195.xml', null],
];

function attachment(customerName: string, agentName: string, random: Random): Draft {
  const [tipo, nome, texto] = random.pick(attachments);
  const isCustomer = random.chance(0.8);
  const url = `https://arquivos.karoo.example/${random.int(100_000, 999_999)}/${encodeURIComponent(nome)}`;
  return {
    autor: isCustomer ? 'cliente' : 'agente',
    nome: isCustomer ? customerName : agentName,
    tipo,
    texto,
    anexo: { nome, tamanho: random.int(8_000, 4_000_000), url },
  };
}
