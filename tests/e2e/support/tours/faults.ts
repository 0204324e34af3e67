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
