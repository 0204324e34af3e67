import type { FaultRequest } from '../../../support/sandbox-client';

const submission = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;

export const refusingSubmission: FaultRequest = {
  ...submission,
  kind: 'status',
  status: 422,
  body: { erros: [{ codigo: 'V99', mensagem: 'O produto não é deste cliente.' }] },
};

/** Bimer takes nothing now and says when to come back: nothing is tried again in the meantime. */
export const busyForSubmission: FaultRequest = {
  ...submission,
  kind: 'status',
  status: 429,
  headers: { 'retry-after': '600' },
};

/** Its answer never comes. */
export const hangingSubmission: FaultRequest = { ...submission, kind: 'hang' };

/** What became of it cannot be told: the answer is lost, and what is stored cannot be searched. */
export const unknownOutcome: FaultRequest[] = [
  { ...submission, kind: 'drop-after-store' },
  { ...submission, method: 'GET', kind: 'not-found-route', times: 100 },
];

/** Nobody knows what became of it; it never came to be stored. */
export const lostSubmission: FaultRequest = { ...submission, kind: 'drop-before-store' };

/** Bimer can be searched only later. */
export const unavailableSearch: FaultRequest = {
  ...submission,
  method: 'GET',
  kind: 'status',
  status: 503,
  headers: { 'retry-after': '570' },
  times: 100,
};

/** The search gives a record that says nothing of itself but its number. */
export const searchThatFinds = (number: string): FaultRequest => ({
  ...submission,
  method: 'GET',
  kind: 'status',
  status: 200,
  body: { Erros: [], ListaObjetos: [{ Identificador: '00A0099999', Numero: number }] },
  times: 100,
});

/** Karoo tells nothing of single attendances, and says when to come back. */
export const silentKaroo: FaultRequest = {
  service: 'karoo',
  method: 'GET',
  route: '/v1/atendimentos/{id}',
  kind: 'status',
  status: 503,
  headers: { 'retry-after': '570' },
  times: 100,
};
