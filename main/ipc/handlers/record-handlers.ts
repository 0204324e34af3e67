import type { History } from '../../services/history/history';
import type { Customers } from '../../services/lookups/customers';
import type { Lookups } from '../../services/lookups/lookups';
import type { Processes } from '../../services/lookups/processes';
import type { Outbox } from '../../services/outbox/outbox';
import type { Handlers } from '../register';

export interface RecordHandlersOptions {
  outbox: Outbox;
  history: History;
  lookups: Lookups;
  customers: Customers;
  processes: Processes;
}

type RecordChannels =
  | 'outbox:list'
  | 'outbox:retry'
  | 'history:list'
  | 'lookups:list'
  | 'lookups:refresh'
  | 'customers:by-code'
  | 'customers:search'
  | 'processes:by-number';

export function recordHandlers(options: RecordHandlersOptions): Pick<Handlers, RecordChannels> {
  const { outbox, history, lookups, customers, processes } = options;
  return {
    'outbox:list': () => outbox.list(),
    'outbox:retry': ({ key }) => {
      outbox.retryNow(key);
      return undefined;
    },
    'history:list': ({ offset, limit }) => history.list(offset, limit),
    'lookups:list': ({ name }) => lookups.list(name),
    'lookups:refresh': ({ name }) => lookups.refresh(name),
    'customers:by-code': ({ code }) => customers.byCode(code),
    'customers:search': ({ text }) => customers.search(text),
    'processes:by-number': ({ number }) => processes.byNumber(number),
  };
}
