import { exampleCustomerNumber } from '../data/customers';
import { agent } from '../data/users';
import type { BimerStore } from '../bimer/bimer-store';
import type { Bimer } from '../openapi/schemas';
import type { World } from '../world';

/** Records that are sure to have what a test needs; everything else may be asked from the services. */
export interface SeedData {
  agent: { id: string; name: string; login: string; email: string };
  /** Has owned products, two open attendances and a closed one. */
  customer: Bimer['Pessoa'];
  customerProducts: Bimer['Produto'][];
  customerProcesses: Bimer['Atendimento'][];
  /** Open, of `customer`. */
  openProcess: Bimer['Atendimento'];
  /** Closed, of `customer`. */
  closedProcess: Bimer['Atendimento'];
  otherCustomer: Bimer['Pessoa'];
  /** Open, of somebody who is not `customer`; null when there are too few customers. */
  otherCustomerProcess: Bimer['Atendimento'] | null;
  unknownCustomerCode: string;
  unknownProcessNumber: string;
  product: Bimer['Produto'];
  typeWithTexts: Bimer['TipoAtendimento'];
  typeWithoutTexts: Bimer['TipoAtendimento'];
  /** Not analytic. */
  typeGroup: Bimer['TipoAtendimento'];
  inactiveType: Bimer['TipoAtendimento'];
  closingCentre: Bimer['CentroResponsabilidade'];
  openCentre: Bimer['CentroResponsabilidade'];
  /** The agent as a Bimer user. */
  agentUser: Bimer['Usuario'];
  otherUser: Bimer['Usuario'];
  inactiveUser: Bimer['Usuario'];
}

export function createSeedData({ bimer }: World): SeedData {
  const customer = sure(bimer.customers.byNumber(exampleCustomerNumber) ?? bimer.customers.byNumber(1));
  const others = othersOf(bimer, customer);
  const processes = bimer.processesOf(customer);
  const find = <T>(items: readonly T[], fits: (item: T) => boolean) => sure(items.find(fits));
  return {
    agent: { id: agent.id, name: agent.name, login: agent.login, email: agent.email },
    customer,
    customerProducts: bimer.ownedProducts(customer),
    customerProcesses: processes,
    openProcess: find(processes, ({ Situacao }) => Situacao === 'A'),
    closedProcess: find(processes, ({ Situacao }) => Situacao === 'E'),
    otherCustomer: others[0] ?? customer,
    otherCustomerProcess:
      others.flatMap((other) => bimer.processesOf(other)).find(({ Situacao }) => Situacao === 'A') ?? null,
    unknownCustomerCode: '9999999',
    unknownProcessNumber: '999999999',
    product: find(bimer.products, ({ Ativo }) => Ativo === true),
    typeWithTexts: find(bimer.types, ({ Classificacao }) => Classificacao === '1.1'),
    typeWithoutTexts: find(bimer.types, ({ Classificacao }) => Classificacao === '1.2'),
    typeGroup: find(bimer.types, ({ Analitico }) => !Analitico),
    inactiveType: find(bimer.types, ({ Ativo }) => !Ativo),
    closingCentre: find(bimer.centres, ({ EncerraProcesso, Ativo }) => EncerraProcesso && Ativo),
    openCentre: find(bimer.centres, ({ EncerraProcesso, Ativo }) => !EncerraProcesso && Ativo),
    agentUser: find(bimer.users, ({ Login }) => Login === agent.login),
    otherUser: find(bimer.users, ({ Login, Ativo }) => Login !== agent.login && Ativo),
    inactiveUser: find(bimer.users, ({ Ativo }) => !Ativo),
  };
}

function othersOf({ customers }: BimerStore, customer: Bimer['Pessoa']): Bimer['Pessoa'][] {
  const some = Array.from({ length: Math.min(customers.count, 60) }, (_, index) =>
    sure(customers.byNumber(index + 1)),
  );
  return some.filter(({ Codigo }) => Codigo !== customer.Codigo);
}

function sure<T>(value: T | null | undefined): T {
  if (value == null) throw new Error('the seed data lacks a record that tests count on');
  return value;
}
