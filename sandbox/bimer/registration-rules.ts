import type { Bimer } from '../openapi/schemas';
import type { BimerStore } from './bimer-store';

export interface Refusal {
  code: string;
  message: string;
}

type Rule = (
  body: Bimer['NovoRegistro'],
  store: BimerStore,
  process: Bimer['Atendimento'] | null,
) => string | false;

/** In the order in which they are checked; the first that speaks refuses the request. */
const rules: readonly (readonly [code: string, rule: Rule])[] = [
  [
    'P01',
    (_, __, process) =>
      process?.Situacao === 'E' && `O processo ${process.Numero} está encerrado e não aceita novo parecer.`,
  ],
  [
    'V01',
    (body, store) => !store.customers.byIdentifier(body.IdentificadorPessoa) && 'Pessoa não encontrada.',
  ],
  [
    'V02',
    ({ IdentificadorProduto: id }, { products }) => isMissing(id, products) && 'Produto não encontrado.',
  ],
  [
    'V03',
    ({ IdentificadorTipoAtendimento: id }, { types }) =>
      isMissing(id, types) && 'Tipo de atendimento não encontrado.',
  ],
  [
    'V04',
    ({ IdentificadorTipoAtendimento: id }, { types }) =>
      !isUsable(id, types) && 'Tipo de atendimento sintético ou inativo não pode ser utilizado.',
  ],
  [
    'V05',
    ({ IdentificadorCentroResponsabilidade: id }, { centres }) =>
      isMissing(id, centres) && 'Centro de responsabilidade não encontrado.',
  ],
  [
    'V06',
    ({ IdentificadorUsuarioProximoContato: id }, { users }) =>
      isMissing(id, users) && 'Usuário de próximo contato não encontrado.',
  ],
  [
    'V07',
    ({ IdentificadorUsuarioProximoContato: id }, { users }) =>
      isInactive(id, users) && 'Usuário de próximo contato está inativo.',
  ],
  [
    'V08',
    (body) => body.Encerrar && hasNextContact(body) && 'Atendimento encerrado não pode ter próximo contato.',
  ],
  [
    'V09',
    (body) =>
      (body.Prioritario ?? false) &&
      (body.Encerrar || body.IdentificadorUsuarioProximoContato === null) &&
      'Somente atendimento em aberto com usuário de próximo contato pode ser prioritário.',
  ],
  [
    'V10',
    ({ DestinatariosSpySystem }, { users }) =>
      DestinatariosSpySystem.some((login) => !users.some((user) => user.Login === login)) &&
      'Destinatário SpySystem não encontrado.',
  ],
];

/** Why Bimer does not store this, or null. `process` is the attendance that a parecer is for. */
export function refusalOf(
  body: Bimer['NovoRegistro'],
  store: BimerStore,
  process: Bimer['Atendimento'] | null,
): Refusal | null {
  for (const [code, rule] of rules) {
    const message = rule(body, store, process);
    if (message !== false) return { code, message };
  }
  return null;
}

type Item = { Identificador: string; Ativo?: boolean };

const find = <T extends Item>(id: string | null, items: readonly T[]) =>
  items.find((item) => item.Identificador === id);
const isMissing = (id: string | null, items: readonly Item[]) => id !== null && !find(id, items);
const isInactive = (id: string | null, items: readonly Item[]) => find(id, items)?.Ativo === false;

function isUsable(id: string | null, types: readonly Bimer['TipoAtendimento'][]): boolean {
  const type = find(id, types);
  return !type || (type.Analitico && type.Ativo);
}

function hasNextContact(body: Bimer['NovoRegistro']): boolean {
  return body.IdentificadorUsuarioProximoContato !== null || body.DataProximoContato !== null;
}
