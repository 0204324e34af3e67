import { numberOf } from '../data/identifier';
import type { BimerStore } from '../bimer/bimer-store';
import type { Bimer } from '../openapi/schemas';
import { ControlError } from './control-error';

interface Records {
  produtos: Bimer['Produto'];
  tiposAtendimento: Bimer['TipoAtendimento'];
  centrosResponsabilidade: Bimer['CentroResponsabilidade'];
  usuarios: Bimer['Usuario'];
  pessoas: Bimer['Pessoa'];
  atendimentos: Bimer['Atendimento'];
}

/** Which record, and the fields that it is to have from now on. */
export type BimerDataChange = {
  [K in keyof Records]: {
    collection: K;
    /** `Identificador`; of `atendimentos` the `Numero`. */
    id: string;
    fields?: Partial<Records[K]>;
    /** Lists only: takes the record out. */
    remove?: boolean;
    /** Lists only: puts a new record at the end; `fields` must then hold all of it. */
    add?: boolean;
  };
}[keyof Records];

/** Changes Bimer's data as somebody at another desk would; gives the record back. */
export function changeBimerData(store: BimerStore, change: BimerDataChange): object {
  const changed = apply(store, change);
  if (!changed) throw new ControlError(`${change.collection}: no record ${change.id}`, 404);
  return changed;
}

function apply(store: BimerStore, change: BimerDataChange): object | null {
  switch (change.collection) {
    case 'atendimentos':
      return store.changeProcess(change.id, change.fields ?? {});
    case 'pessoas':
      return store.customers.change(numberOf('customer', change.id) ?? 0, change.fields ?? {});
    case 'produtos':
      return changeList(store.products, change);
    case 'tiposAtendimento':
      return changeList(store.types, change);
    case 'centrosResponsabilidade':
      return changeList(store.centres, change);
    case 'usuarios':
      return changeList(store.users, change);
    default:
      throw new ControlError('collection: unknown');
  }
}

interface ListChange<T> {
  id: string;
  fields?: Partial<T>;
  remove?: boolean;
  add?: boolean;
}

function changeList<T extends { Identificador: string }>(
  list: T[],
  { id, fields = {}, remove, add }: ListChange<T>,
): T | null {
  if (add) {
    const record = { ...fields, Identificador: id } as T;
    list.push(record);
    return record;
  }
  const index = list.findIndex(({ Identificador }) => Identificador === id);
  const record = list[index];
  if (!record) return null;
  if (remove) list.splice(index, 1);
  else list[index] = { ...record, ...fields };
  return list[index] ?? record;
}
