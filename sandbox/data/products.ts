import { identifierOf } from './identifier';
import { createRandom } from './random';
import type { Bimer } from '../openapi/schemas';

const families = [
  'Gestão Comercial',
  'Financeiro',
  'Folha de Pagamento',
  'Contabilidade',
  'Escrita Fiscal',
  'PDV',
  'NF-e',
  'Estoque',
  'Compras',
  'Ponto Eletrônico',
  'CRM',
  'Força de Vendas',
  'Loja Virtual',
  'Produção',
  'Transporte',
  'Patrimônio',
  'Portal do Cliente',
  'Emissor Fiscal',
  'Backup em Nuvem',
  'Painel de Indicadores',
] as const;

const editions = [
  'Essencial',
  'Profissional',
  'Empresarial',
  'Nuvem',
  'Móvel',
  'Varejo',
  'Atacado',
  'Farmácia',
  'Restaurante',
  'Serviços',
  'Multiempresa',
  'Terminal Adicional',
  'Integração Bancária',
  'Relatórios Avançados',
  'Suporte Plus',
] as const;

/** 300 products in a fixed order; a few are no longer sold. */
export function createProducts(seed: number): Bimer['Produto'][] {
  return families.flatMap((family, familyIndex) =>
    editions.map((edition, editionIndex) => {
      const number = familyIndex * editions.length + editionIndex + 1;
      return {
        Identificador: identifierOf('product', number),
        Codigo: String(number).padStart(6, '0'),
        Nome: `${family} ${edition}`,
        Ativo: number <= 4 || !createRandom(seed, 'product', number).chance(0.04),
      };
    }),
  );
}

/** The products that a customer owns: one to six of the active ones, none for about one customer in twelve. */
export function ownedProducts(seed: number, customerNumber: number, products: readonly Bimer['Produto'][]) {
  const random = createRandom(seed, 'owned', customerNumber);
  if (random.chance(0.08) && customerNumber !== 263) return [];
  const active = products.filter((product) => product.Ativo);
  const owned = new Set(Array.from({ length: random.int(1, 6) }, () => random.pick(active)));
  return [...owned].sort((a, b) => a.Codigo.localeCompare(b.Codigo));
}
