import { identifierOf, numberOf } from './identifier';
import { companyName, personName } from './names';
import { createRandom } from './random';
import { searchText } from './search-text';
import { completeCnpj, normalTaxNumber, randomCnpj, randomCpf } from './tax-number';
import type { Bimer } from '../openapi/schemas';

/** The customer of the examples in the manual; always there. */
export const exampleCustomerNumber = 263;

/** The customer base. Customers are computed from their number; only a search by content builds them all. */
export class CustomerBase {
  #all: { customer: Bimer['Pessoa']; text: string }[] | undefined;
  readonly #changed = new Map<number, Bimer['Pessoa']>();

  readonly count: number;

  /** There are never fewer than it takes to have the example customer. */
  constructor(
    private readonly seed: number,
    count: number,
  ) {
    this.count = Math.max(count, exampleCustomerNumber);
  }

  byNumber(number: number): Bimer['Pessoa'] | null {
    if (number < 1 || number > this.count) return null;
    return this.#changed.get(number) ?? generate(this.seed, number);
  }

  /** Exact: `263` does not find `00263`. */
  byCode(code: string): Bimer['Pessoa'] | null {
    const customer = /^\d{1,7}$/.test(code) ? this.byNumber(Number(code)) : null;
    return customer?.Codigo === code ? customer : null;
  }

  byIdentifier(identifier: string): Bimer['Pessoa'] | null {
    const number = numberOf('customer', identifier);
    return number === null ? null : this.byNumber(number);
  }

  byTaxNumber(taxNumber: string): Bimer['Pessoa'][] {
    const wanted = normalTaxNumber(taxNumber);
    return this.#scan(({ CpfCnpj }) => CpfCnpj != null && normalTaxNumber(CpfCnpj) === wanted);
  }

  byName(name: string, anywhere: boolean): Bimer['Pessoa'][] {
    const wanted = searchText(name);
    return this.#scan((_, text) => (anywhere ? text.includes(wanted) : text.startsWith(wanted)));
  }

  change(number: number, fields: Partial<Bimer['Pessoa']>): Bimer['Pessoa'] | null {
    const customer = this.byNumber(number);
    if (!customer) return null;
    const changed = { ...customer, ...fields };
    this.#changed.set(number, changed);
    this.#all = undefined;
    return changed;
  }

  #scan(matches: (customer: Bimer['Pessoa'], text: string) => boolean): Bimer['Pessoa'][] {
    this.#all ??= Array.from({ length: this.count }, (_, index) => {
      const customer = this.byNumber(index + 1) as Bimer['Pessoa'];
      return { customer, text: searchText(customer.Nome) };
    });
    return this.#all.filter(({ customer, text }) => matches(customer, text)).map(({ customer }) => customer);
  }
}

function generate(seed: number, number: number): Bimer['Pessoa'] {
  const random = createRandom(seed, 'customer', number);
  const ids = { Identificador: identifierOf('customer', number), Codigo: String(number).padStart(5, '0') };
  if (number === exampleCustomerNumber) {
    // A number, as some versions answer: two leading zeros are lost.
    const taxNumber = Number(completeCnpj('00417392'));
    return { ...ids, Nome: 'Mercearia São João Ltda', NomeCurto: 'Mercearia São João', CpfCnpj: taxNumber };
  }
  if (random.chance(0.06)) {
    return { ...ids, Nome: personName(random), NomeCurto: null, CpfCnpj: randomCpf(random) };
  }
  const { corporate, trade } = companyName(random);
  const cnpj = randomCnpj(random);
  const CpfCnpj = random.chance(0.02) ? null : random.chance(0.2) ? Number(cnpj) : cnpj;
  return { ...ids, Nome: corporate, NomeCurto: trade, CpfCnpj };
}
