import { identifierOf } from './identifier';
import type { Bimer } from '../openapi/schemas';

const closing = [
  'Resolvido no primeiro contato',
  'Resolvido por acesso remoto',
  'Resolvido em visita técnica',
  'Resolvido pelo cliente',
  'Orientação prestada',
  'Atualização de versão aplicada',
  'Encaminhado ao comercial',
  'Sem retorno do cliente',
  'Cancelado pelo cliente',
  'Duplicado',
  'Fora do escopo do contrato',
  'Resolvido pelo parceiro',
  'Treinamento concluído',
] as const;

const open = [
  'Suporte nível 1',
  'Suporte nível 2',
  'Suporte nível 3',
  'Desenvolvimento',
  'Infraestrutura',
  'Implantação',
  'Financeiro',
  'Comercial',
  'Aguardando o cliente',
  'Aguardando órgão público',
  'Qualidade',
  'Parceiro externo',
] as const;

/** 25 centres: those that close the process first. The last one is inactive. */
export function createResponsibilityCentres(): Bimer['CentroResponsabilidade'][] {
  return [...closing, ...open].map((Nome, index) => ({
    Identificador: identifierOf('centre', index + 1),
    Codigo: String(index + 1).padStart(3, '0'),
    Nome,
    EncerraProcesso: index < closing.length,
    Ativo: index < closing.length + open.length - 1,
  }));
}
