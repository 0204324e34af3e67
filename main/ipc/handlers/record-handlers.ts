import type { Favourites } from '../../services/favourites/favourites';
import type { History } from '../../services/history/history';
import type { CustomerBelongings } from '../../services/lookups/customer-belongings';
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
  /** What the agent asks for is worth another sign-in. */
  bimer: { trySignInAgain: () => void };
  forms: {
    /** Saves what is typed in the attendance's form, if it is open. */
    flush: (attendanceId: string) => Promise<void>;
    /** Shows in the attendance's form, if it is open, what it is about now. */
    reload: (attendanceId: string) => void;
  };
  belongings: CustomerBelongings;
  favourites: Favourites;
}

type RecordChannels =
  | 'outbox:list'
  | 'outbox:retry'
  | 'outbox:withdraw'
  | 'outbox:answer'
  | 'history:list'
  | 'lookups:list'
  | 'lookups:refresh'
  | 'customers:by-code'
  | 'customers:search'
  | 'customers:open-processes'
  | 'customers:products'
  | 'processes:by-number'
  | 'favourites:list'
  | 'favourites:mark';

export function recordHandlers(options: RecordHandlersOptions): Pick<Handlers, RecordChannels> {
  const { bimer, outbox, history, lookups, customers, processes, forms, belongings, favourites } = options;
  return {
    'outbox:list': () => outbox.list(),
    'outbox:retry': ({ key }) => {
      bimer.trySignInAgain();
      outbox.retryNow(key);
      return undefined;
    },
    'outbox:withdraw': async ({ key }) => {
      const attendanceId = outbox.attendanceOf(key);
      // An open form must not save over the draft that comes back.
      if (attendanceId !== null) await forms.flush(attendanceId);
      await outbox.withdraw(key);
      if (attendanceId !== null) forms.reload(attendanceId);
      return undefined;
    },
    'outbox:answer': async (answer) => {
      await outbox.answer(answer);
      return undefined;
    },
    'history:list': ({ offset, limit }) => history.list(offset, limit),
    'lookups:list': ({ name }) => lookups.list(name),
    'lookups:refresh': ({ name }) => {
      bimer.trySignInAgain();
      return lookups.refresh(name);
    },
    'customers:by-code': ({ code }) => customers.byCode(code),
    'customers:search': ({ text }) => customers.search(text),
    'customers:open-processes': ({ code }) => belongings.openProcesses(code),
    'customers:products': ({ code }) => belongings.products(code),
    'processes:by-number': ({ number }) => processes.byNumber(number),
    'favourites:list': () => favourites.list(),
    'favourites:mark': async ({ list, id, isFavourite }) => {
      await favourites.mark(list, id, isFavourite);
      return undefined;
    },
  };
}
