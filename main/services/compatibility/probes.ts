import type { CheckedService } from '../../../common/compatibility';

/** Records of earlier answers, with which routes are asked that need one. */
export interface Examples {
  karooAttendanceId?: string | undefined;
  customerCode?: string | undefined;
  customerId?: string | undefined;
  customerName?: string | undefined;
  taxNumber?: string | undefined;
  processNumber?: string | undefined;
}

export interface Question {
  values?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
}

/** A record of an answer, its fields read without regard to case; undefined = it has no such text or number. */
export type Field = (name: string) => string | undefined;

/** How one reading route is tried. */
export interface Probe {
  service: CheckedService;
  /** As the adapters name it. */
  route: string;
  /** As the API's description writes it. */
  path: string;
  /** Null: there is no record to ask with. */
  question: (examples: Examples) => Question | null;
  /** What the first record of the answer is good for. */
  learn?: (record: Field) => Examples;
  /** No record can fit what is asked. */
  expectsNothing?: true;
}

/** No registration has this key: the search must find nothing. */
const nobodysKey = 'karoo:verificacao-de-compatibilidade:0:1:00000000';
const firstPage = { limite: 5, pagina: 1 };
const listed = (route: string, path: string): Probe => ({
  service: 'bimer',
  route,
  path,
  question: () => ({ query: firstPage }),
});

/** Of Karoo, in the order in which they are tried; `since`: ISO 8601, from when finished attendances are listed. */
export function karooProbes(since: string): Probe[] {
  return [
    { service: 'karoo', route: 'conta', path: '/v1/conta', question: () => ({}) },
    {
      service: 'karoo',
      route: 'atendimentos',
      path: '/v1/atendimentos',
      question: () => ({ query: { situacao: 'finalizado', integrado: false, desde: since, limite: 5 } }),
      learn: (record) => ({ karooAttendanceId: record('id'), customerCode: record('cliente.codigo') }),
    },
    {
      service: 'karoo',
      route: 'atendimento',
      path: '/v1/atendimentos/{id}',
      question: ({ karooAttendanceId: id }) => (id === undefined ? null : { values: { id } }),
    },
  ];
}

/** Of Bimer, in the order in which they are tried. */
export const bimerProbes: readonly Probe[] = [
  listed('produtos', '/api/crm/produtos'),
  listed('tiposAtendimento', '/api/crm/tiposAtendimento'),
  listed('centrosResponsabilidade', '/api/crm/centrosResponsabilidade'),
  listed('usuarios', '/api/usuarios'),
  {
    service: 'bimer',
    route: 'pessoaPorCodigo',
    path: '/api/pessoas/codigo/{codigo}',
    // A code that no customer need have: the route then answers that there is none.
    question: ({ customerCode: codigo = '1' }) => ({ values: { codigo } }),
    learn: (record) => ({
      customerId: record('Identificador'),
      customerName: record('Nome'),
      taxNumber: record('CpfCnpj'),
    }),
  },
  {
    service: 'bimer',
    route: 'pessoasPorNome',
    path: '/api/pessoas/porNome',
    question: ({ customerName }) => ({
      query: {
        nome: /\p{L}{3,}/u.exec(customerName ?? '')?.[0] ?? 'silva',
        porTrecho: true,
        limite: 1,
        pagina: 1,
      },
    }),
    learn: (record) => ({ customerId: record('Identificador'), taxNumber: record('CpfCnpj') }),
  },
  {
    service: 'bimer',
    route: 'pessoas',
    path: '/api/pessoas',
    question: ({ taxNumber }) => (taxNumber === undefined ? null : { query: { cpfCnpj: taxNumber } }),
  },
  {
    service: 'bimer',
    route: 'produtosDaPessoa',
    path: '/api/crm/pessoas/{identificador}/produtos',
    question: ({ customerId }) =>
      customerId === undefined ? null : { values: { identificador: customerId }, query: firstPage },
  },
  {
    service: 'bimer',
    route: 'atendimentosDaPessoa',
    path: '/api/crm/pessoas/{identificador}/atendimentos',
    question: ({ customerId }) =>
      customerId === undefined
        ? null
        : { values: { identificador: customerId }, query: { situacao: 'A', ...firstPage } },
    learn: (record) => ({ processNumber: record('Numero') }),
  },
  {
    service: 'bimer',
    route: 'atendimento',
    path: '/api/crm/atendimentos/{numero}',
    question: ({ processNumber: numero = '1' }) => ({ values: { numero } }),
  },
  {
    service: 'bimer',
    route: 'atendimentos',
    path: '/api/crm/atendimentos',
    question: () => ({ query: { chaveExterna: nobodysKey } }),
    expectsNothing: true,
  },
  {
    service: 'bimer',
    route: 'pareceres',
    path: '/api/crm/pareceres',
    question: () => ({ query: { chaveExterna: nobodysKey } }),
    expectsNothing: true,
  },
];
