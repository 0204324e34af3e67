import { createConversation, fillPhrase } from './conversations';
import { topics } from './conversation-topics';
import type { CustomerBase } from './customers';
import { exampleCustomerNumber } from './customers';
import { personName } from './names';
import { createRandom } from './random';
import { searchText } from './search-text';
import { agent } from './users';
import { normalTaxNumber } from './tax-number';
import type { Bimer, Karoo } from '../openapi/schemas';

export const accountId = 'cta-1001';
const firstNumber = 48_213;

export const departments = [
  { id: 'dep-1', nome: 'Suporte' },
  { id: 'dep-2', nome: 'Fiscal' },
  { id: 'dep-3', nome: 'Financeiro' },
  { id: 'dep-4', nome: 'Comercial' },
  { id: 'dep-5', nome: 'Implantação' },
] as const;

export const channels = ['whatsapp', 'chat', 'telegram', 'instagram', 'email'] as const;

/** The attendance number `sequence` (from 0) of this seed, finished at the given time. */
export function createAttendance(
  seed: number,
  sequence: number,
  customers: CustomerBase,
  finishedAt: number,
  messageCount?: number,
): Karoo['Atendimento'] {
  const random = createRandom(seed, 'attendance', sequence);
  const customer =
    customers.byNumber(sequence === 0 ? exampleCustomerNumber : random.int(1, customers.count)) ??
    customers.byNumber(1);
  const topic = random.pick(topics);
  const contactName = personName(random);
  const count = messageCount ?? Math.max(5, Math.round(5 + 195 * random.next() ** 3));
  const startedAt = finishedAt - random.int(4, 90) * 60_000;
  const id = `atd-${seed.toString(36)}-${(sequence + 1).toString(36).padStart(5, '0')}`;
  return {
    id,
    numero: String(firstNumber + sequence),
    conta: accountId,
    departamento: random.pick(departments),
    canal: random.pick(channels),
    inicio: new Date(startedAt).toISOString(),
    fim: new Date(finishedAt).toISOString(),
    encerradoPor: agent.id,
    assunto: random.chance(0.85) ? topic.subject : null,
    cliente: sequence === 0 || random.chance(0.9) ? karooCustomer(customer) : {},
    contato: {
      nome: contactName,
      email: `${searchText(contactName).replaceAll(' ', '.')}@cliente.example`,
      telefone: `+55 ${random.int(11, 99)} 9${random.int(1000, 9999)}-${random.int(1000, 9999)}`,
    },
    adiantamentoParecer: sequence === 0 || random.chance(0.6) ? fillPhrase(topic.opinion, random) : null,
    integrado: false,
    mensagens: createConversation(
      {
        topic,
        customerName: contactName,
        agentName: agent.name,
        messageCount: count,
        startedAt,
        finishedAt,
        attendanceId: id,
      },
      random,
    ),
  };
}

/** A customer as Karoo tells it: the tax number with all its digits. */
export function karooCustomer(customer: Bimer['Pessoa'] | null): Karoo['Cliente'] {
  if (!customer) return {};
  const cpfCnpj = customer.CpfCnpj == null ? null : normalTaxNumber(customer.CpfCnpj);
  return { codigo: customer.Codigo, razaoSocial: customer.Nome, cpfCnpj };
}
