import { addDays, type CalendarDate } from '../../../common/calendar';
import type { Random } from '../../../sandbox/data/random';
import type { Bimer } from '../../../sandbox/openapi/schemas';
import type { Catalog, Option } from './catalog';
import { longText, shortText } from './texts';

/** What the agent enters into one form. */
export interface FormPlan {
  isMultiple: boolean;
  isLast: boolean;
  customer: Bimer['Pessoa'];
  /** Parecer on this process; null = a new attendance. */
  processNumber: string | null;
  product: Option;
  type: Option;
  isClosing: boolean;
  user: Option | null;
  isPriority: boolean;
  centre: Option | null;
  contactName: string;
  date: CalendarDate | null;
  subject: string;
  opinion: string;
  spySystem: Option[];
  emails: string[];
}

/** The forms of one attendance: one, or two or three with múltiplos. */
export function planForms(random: Random, catalog: Catalog, today: CalendarDate): FormPlan[] {
  const count = random.chance(0.25) ? random.int(2, 3) : 1;
  const customer = random.pick(catalog.customers);
  return Array.from({ length: count }, (_, index) =>
    planForm(random, catalog, today, customer, index, count),
  );
}

function planForm(
  random: Random,
  catalog: Catalog,
  today: CalendarDate,
  attendanceCustomer: Bimer['Pessoa'],
  index: number,
  count: number,
): FormPlan {
  const process = random.chance(0.2) ? random.pick(catalog.processes) : null;
  const isOther = random.chance(0.1);
  const other = random.pick(catalog.customers);
  // A parecer that closes its process would make the next one on it a mistake of the agent's.
  const isClosing = random.chance(0.55) && process === null;
  const user = random.pick(catalog.users);
  const isPriority = random.chance(0.3) && !isClosing;
  const centre = random.chance(0.4) && !isClosing ? random.pick(catalog.centres) : null;
  // Far enough ahead for a clock that jumps by days.
  const date = addDays(today, random.int(6, 60));
  return {
    isMultiple: count > 1,
    isLast: index === count - 1,
    customer: process?.customer ?? (isOther ? other : attendanceCustomer),
    processNumber: process?.number ?? null,
    product: random.pick(catalog.products),
    type: random.pick(catalog.types),
    isClosing,
    user: isClosing ? null : user,
    isPriority,
    centre,
    contactName: shortText(random),
    date: isClosing ? null : date,
    subject: shortText(random),
    opinion: longText(random),
    spySystem: random.chance(0.25) ? [random.pick(catalog.users)] : [],
    emails: Array.from(
      { length: random.chance(0.25) ? random.int(1, 3) : 0 },
      (_, at) => `p${at}.${random.int(1, 999)}@empresa.com.br`,
    ),
  };
}
