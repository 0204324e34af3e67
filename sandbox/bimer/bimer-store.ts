import { createAttendanceTypes } from '../data/attendance-types';
import { CustomerBase } from '../data/customers';
import { identifierOf } from '../data/identifier';
import {
  customerProcesses,
  firstNewProcessNumber,
  placeOfProcess,
  type ProcessSources,
} from '../data/processes';
import { createProducts, ownedProducts } from '../data/products';
import { createResponsibilityCentres } from '../data/responsibility-centres';
import { createUsers } from '../data/users';
import type { Bimer } from '../openapi/schemas';
import type { SandboxOptions } from '../options';

/** A POST as Bimer stored it. */
export type StoredRegistration = Bimer['NovoRegistro'] & {
  receivedAt: string;
  Identificador: string;
  /** Number of the attendance: the new one, or the one that the parecer belongs to. */
  Numero: string;
};

/** Everything that this Bimer knows. */
export class BimerStore {
  readonly customers: CustomerBase;
  readonly products: Bimer['Produto'][];
  readonly types: Bimer['TipoAtendimento'][];
  readonly centres = createResponsibilityCentres();
  readonly users: Bimer['Usuario'][];
  readonly attendances: StoredRegistration[] = [];
  readonly opinions: StoredRegistration[] = [];
  readonly #changedProcesses = new Map<string, Bimer['Atendimento']>();
  readonly #sources: ProcessSources;
  #nextNumber: number;

  constructor({ seed, customers, users, now }: SandboxOptions) {
    this.customers = new CustomerBase(seed, customers);
    this.products = createProducts(seed);
    this.types = createAttendanceTypes(seed);
    this.users = createUsers(seed, users);
    this.#sources = { seed, products: this.products, types: this.types, users: this.users, today: now() };
    this.#nextNumber = firstNewProcessNumber(this.customers.count);
  }

  ownedProducts(customer: Bimer['Pessoa']): Bimer['Produto'][] {
    return ownedProducts(this.#sources.seed, Number(customer.Codigo), this.products);
  }

  process(numero: string): Bimer['Atendimento'] | null {
    const place = placeOfProcess(numero);
    const customer = place && this.customers.byNumber(place.customerNumber);
    const generated = customer ? customerProcesses(customer, this.#sources)[place.slot] : undefined;
    return this.#changedProcesses.get(numero) ?? generated ?? null;
  }

  processesOf(customer: Bimer['Pessoa']): Bimer['Atendimento'][] {
    const generated = customerProcesses(customer, this.#sources);
    const known = new Set(generated.map(({ Numero }) => Numero));
    const later = [...this.#changedProcesses.values()].filter(
      (process) => process.CodigoPessoa === customer.Codigo && !known.has(process.Numero),
    );
    return [...generated.map((process) => this.#changedProcesses.get(process.Numero) ?? process), ...later];
  }

  /** Null when there is no such attendance. */
  changeProcess(numero: string, fields: Partial<Bimer['Atendimento']>): Bimer['Atendimento'] | null {
    const process = this.process(numero);
    if (!process) return null;
    const changed = { ...process, ...fields };
    this.#changedProcesses.set(numero, changed);
    return changed;
  }

  /** Stores a new attendance. Like the real one it does not look whether the key was used before. */
  addAttendance(
    body: Bimer['NovoRegistro'],
    customer: Bimer['Pessoa'],
    receivedAt: string,
  ): StoredRegistration {
    const number = this.#nextNumber++;
    const ids = { Identificador: identifierOf('attendance', number), Numero: String(number) };
    this.#changedProcesses.set(ids.Numero, {
      ...ids,
      DataAbertura: receivedAt.slice(0, 10),
      ...contactFields(body),
      CodigoPessoa: customer.Codigo,
      NomePessoa: customer.Nome,
      Assunto: body.Assunto,
      IdentificadorProduto: body.IdentificadorProduto,
      IdentificadorTipoAtendimento: body.IdentificadorTipoAtendimento,
      PessoaContato: body.PessoaContato,
      ChaveExterna: body.ChaveExterna,
    });
    const stored = { receivedAt, ...ids, ...body };
    this.attendances.push(stored);
    return stored;
  }

  /** Stores a parecer and carries its next contact over to the attendance. */
  addOpinion(
    body: Bimer['NovoRegistro'],
    process: Bimer['Atendimento'],
    receivedAt: string,
  ): StoredRegistration {
    const Identificador = identifierOf('opinion', this.opinions.length + 1);
    this.changeProcess(process.Numero, contactFields(body));
    const stored = { receivedAt, Identificador, Numero: process.Numero, ...body };
    this.opinions.push(stored);
    return stored;
  }
}

function contactFields(body: Bimer['NovoRegistro']) {
  return {
    Situacao: body.Encerrar ? ('E' as const) : ('A' as const),
    DataProximoContato: body.DataProximoContato,
    IdentificadorUsuarioProximoContato: body.IdentificadorUsuarioProximoContato,
    Prioritario: body.Prioritario ?? false,
  };
}
