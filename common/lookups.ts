/** The lookup lists (listas de apoio) that are kept whole on the workstation. */
export const lookupListNames = ['products', 'attendanceTypes', 'responsibilityCentres', 'users'] as const;
export type LookupListName = (typeof lookupListNames)[number];

/** Ids of the items that the agent has marked as favourites, per list, in the order in which they were marked. */
export type FavouriteIds = Record<LookupListName, readonly string[]>;

export const noFavourites: FavouriteIds = {
  products: [],
  attendanceTypes: [],
  responsibilityCentres: [],
  users: [],
};

/** More would be a list of its own again. */
export const maxFavourites = 30;

export interface Product {
  id: string;
  code: string;
  name: string;
  isActive: boolean;
}

export interface StandardText {
  id: string;
  name: string;
  text: string;
}

export interface AttendanceType {
  id: string;
  code: string;
  name: string;
  /** Place in the two-level tree, for example `1.1`. */
  classification: string;
  /** Only analytic (leaf) types can be chosen. */
  isSelectable: boolean;
  daysToNextContact: number;
  isActive: boolean;
  standardTexts: StandardText[];
}

export interface ResponsibilityCentre {
  id: string;
  code: string;
  name: string;
  closesProcess: boolean;
  isActive: boolean;
}

export interface BimerUser {
  id: string;
  login: string;
  name: string;
  email: string | null;
  isActive: boolean;
}

export interface LookupItems {
  products: Product[];
  attendanceTypes: AttendanceType[];
  responsibilityCentres: ResponsibilityCentre[];
  users: BimerUser[];
}

/** One list as the app knows it now. */
export interface LookupList<N extends LookupListName = LookupListName> {
  name: N;
  items: LookupItems[N];
  /** When the list was last confirmed with Bimer, ms since the epoch; null = never. */
  fetchedAt: number | null;
}

export interface Customer {
  /** Bimer's `Identificador`. */
  id: string;
  /** The visible code; leading zeros count. */
  code: string;
  name: string;
  /** As `tax-number.ts` stores it: 11 digits (CPF) or 14 characters (CNPJ); null when unknown. */
  cpfCnpj: string | null;
}

/** A customer found, and whether the answer came from Bimer just now or from those met before. */
export interface CustomerFinding {
  customer: Customer | null;
  source: 'bimer' | 'cache';
}

export interface CustomerSearchResult {
  customers: Customer[];
  /** `contact`: found only by a contact of attendances that are stored here. */
  source: 'bimer' | 'cache' | 'contact';
  /** True when Bimer has more than what is listed. */
  hasMore: boolean;
}

/** The attendances a customer has open in Bimer (fatores críticos); always asked afresh. */
export type OpenProcesses =
  /** At most 200. */
  | { status: 'listed'; processes: BimerProcess[] }
  | { status: 'not-listed'; reason: 'unknown-customer' | 'unsupported' | 'offline' };

/** The products a customer owns, and whether Bimer said so just now or some time before. */
export interface OwnedProducts {
  /** null = not known. */
  productIds: string[] | null;
  source: 'bimer' | 'cache';
}

/** An attendance that exists in Bimer (processo). */
export interface BimerProcess {
  id: string;
  number: string;
  isClosed: boolean;
  customerCode: string;
  customerName: string;
  subject: string;
  productId: string | null;
  attendanceTypeId: string | null;
  /** Calendar date; null where this Bimer does not tell it. */
  openedOn: string | null;
  nextContactDate: string | null;
  nextContactUserId: string | null;
  contactName: string | null;
  isPriority: boolean;
}
