import { BimerStore } from '../../../sandbox/bimer/bimer-store';
import { defaultOptions } from '../../../sandbox/options';
import type { Bimer } from '../../../sandbox/openapi/schemas';
import { exampleCustomerNumber } from '../../../sandbox/data/customers';

/** A choice of the form: what is typed to find it, what the chosen field then shows, what Bimer is to get. */
export interface Option {
  search: string;
  label: string;
  id: string;
}

/** What can be chosen in the sandbox's Bimer, known beforehand because its data follow from its seed. */
export interface Catalog {
  customers: Bimer['Pessoa'][];
  /** Open, with its customer; each may get any number of pareceres. */
  processes: { number: string; customer: Bimer['Pessoa'] }[];
  products: Option[];
  types: Option[];
  users: Option[];
  centres: Option[];
}

const customerNumbers = [exampleCustomerNumber, 7, 41, 99, 150, 311, 512, 777, 1024, 1500];

export function createCatalog(): Catalog {
  const store = new BimerStore(defaultOptions);
  const customers = customerNumbers.flatMap((number) => store.customers.byNumber(number) ?? []);
  const named = (items: readonly { Identificador: string; Codigo: string; Nome: string }[]) =>
    unmistakable(
      items.map(({ Identificador, Codigo, Nome }) => ({ search: Codigo, label: Nome, id: Identificador })),
    );
  return {
    customers,
    processes: customers.flatMap((customer) =>
      store
        .processesOf(customer)
        .filter(({ Situacao }) => Situacao === 'A')
        .map(({ Numero }) => ({ number: Numero, customer })),
    ),
    products: named(store.products.filter(({ Ativo }) => Ativo)),
    types: named(store.types.filter(({ Ativo, Analitico }) => Ativo && Analitico)),
    centres: named(store.centres.filter(({ Ativo }) => Ativo)),
    users: unmistakable(
      store.users
        .filter(({ Ativo }) => Ativo)
        .map(({ Identificador, Login, Nome }) => ({ search: Login, label: Nome, id: Identificador })),
    ),
  };
}

/** Only those that neither their search text nor their label can confuse with another one. */
function unmistakable(options: Option[]): Option[] {
  return options.filter((option) =>
    options.every(
      (other) => other === option || (!other.search.includes(option.search) && other.label !== option.label),
    ),
  );
}
