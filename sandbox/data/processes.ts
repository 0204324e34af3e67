import { exampleCustomerNumber } from './customers';
import { identifierOf } from './identifier';
import { personName } from './names';
import { createRandom } from './random';
import { topics } from './conversation-topics';
import type { Bimer } from '../openapi/schemas';

const firstNumber = 100_001;
const slotsPerCustomer = 8;

/** Numbers below this one are computed from the seed, the others were registered. */
export function firstNewProcessNumber(customerCount: number): number {
  return firstNumber + customerCount * slotsPerCustomer;
}

/** Customer and slot that an existing attendance's number belongs to, or null. */
export function placeOfProcess(numero: string): { customerNumber: number; slot: number } | null {
  const offset = Number(numero) - firstNumber;
  if (!/^\d+$/.test(numero) || offset < 0) return null;
  return { customerNumber: Math.floor(offset / slotsPerCustomer) + 1, slot: offset % slotsPerCustomer };
}

export interface ProcessSources {
  seed: number;
  products: readonly Bimer['Produto'][];
  types: readonly Bimer['TipoAtendimento'][];
  users: readonly Bimer['Usuario'][];
  /** Day 0 of the generated dates, ms since the epoch. */
  today: number;
}

/** The attendances that a customer has in Bimer from before: none to five, some open, some closed. */
export function customerProcesses(
  customer: Bimer['Pessoa'],
  sources: ProcessSources,
): Bimer['Atendimento'][] {
  const customerNumber = Number(customer.Codigo);
  const isExample = customerNumber === exampleCustomerNumber;
  const random = createRandom(sources.seed, 'processes', customerNumber);
  const count = isExample ? 3 : Math.max(0, random.int(-2, 5));
  const day = (after: number) => new Date(sources.today + after * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, slot) => {
    const isOpen = isExample ? slot < 2 : random.chance(0.5);
    const number = firstNumber + (customerNumber - 1) * slotsPerCustomer + slot;
    const user = random.pick(sources.users.filter(({ Ativo }) => Ativo));
    const opened = createRandom(sources.seed, 'opened', number).int(1, 60);
    const due = day(random.int(0, 20));
    return {
      Identificador: identifierOf('attendance', number),
      Numero: String(number),
      Situacao: isOpen ? 'A' : 'E',
      CodigoPessoa: customer.Codigo,
      NomePessoa: customer.Nome,
      Assunto: random.pick(topics).subject,
      IdentificadorProduto: random.pick(sources.products).Identificador,
      IdentificadorTipoAtendimento: random.pick(sources.types.filter((type) => type.Analitico && type.Ativo))
        .Identificador,
      DataAbertura: day(-opened),
      DataProximoContato: isOpen ? due : null,
      IdentificadorUsuarioProximoContato: isOpen ? user.Identificador : null,
      PessoaContato: personName(random),
      Prioritario: isOpen && random.chance(0.15),
      ChaveExterna: null,
    };
  });
}
