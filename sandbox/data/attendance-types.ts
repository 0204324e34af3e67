import { attendanceTypeTree } from './attendance-type-names';
import { identifierOf } from './identifier';
import { createRandom } from './random';
import type { Bimer } from '../openapi/schemas';

const standardTextTemplates: readonly (readonly [name: string, text: string])[] = [
  [
    'Resolvido por orientação',
    'Contato sobre {tema}. Cliente orientado passo a passo, realizou o procedimento durante o atendimento e confirmou o resultado.',
  ],
  [
    'Resolvido por acesso remoto',
    'Realizado acesso remoto para verificar {tema}. Ajustada a parametrização, executado teste com o cliente e situação normalizada.',
  ],
  [
    'Aguardando retorno do cliente',
    'Solicitadas ao cliente as informações necessárias sobre {tema}. Aguardando o envio para dar continuidade.',
  ],
  [
    'Encaminhado ao desenvolvimento',
    'Comportamento de {tema} reproduzido em ambiente de testes e encaminhado ao desenvolvimento. Cliente será avisado quando houver versão.',
  ],
  ['Agendado', 'Atendimento sobre {tema} agendado com o cliente conforme disponibilidade informada.'],
];

/** Types that a test can count on: the first leaf has standard texts, the second has none. */
const fixedTexts: ReadonlyMap<string, number> = new Map([
  ['1.1', 3],
  ['1.2', 0],
]);

/** 80 types in two levels; only the leaves are analytic, three leaves are inactive. */
export function createAttendanceTypes(seed: number): Bimer['TipoAtendimento'][] {
  const types: Bimer['TipoAtendimento'][] = [];
  const add = (fields: Omit<Bimer['TipoAtendimento'], 'Identificador' | 'Codigo'>) => {
    const number = types.length + 1;
    types.push({
      Identificador: identifierOf('type', number),
      Codigo: String(number).padStart(4, '0'),
      ...fields,
    });
  };
  attendanceTypeTree.forEach(([group, ...leaves], groupIndex) => {
    const root = String(groupIndex + 1);
    add({
      Nome: group,
      Classificacao: root,
      Analitico: false,
      NumeroDiasProximoContato: null,
      Ativo: true,
      TextosPadrao: [],
    });
    leaves.forEach((Nome, leafIndex) => {
      const Classificacao = `${root}.${leafIndex + 1}`;
      const random = createRandom(seed, 'type', Classificacao);
      const textCount = fixedTexts.get(Classificacao) ?? (random.chance(0.65) ? random.int(1, 4) : 0);
      add({
        Nome,
        Classificacao,
        Analitico: true,
        NumeroDiasProximoContato: random.pick([0, 1, 2, 3, 5, 7, 10, 15, 30]),
        Ativo: !inactive.has(Classificacao),
        TextosPadrao: standardTexts(types.length + 1, Nome, textCount),
      });
    });
  });
  return types;
}

const inactive: ReadonlySet<string> = new Set(['4.3', '8.5', '12.4']);

function standardTexts(typeNumber: number, name: string, count: number): Bimer['TextoPadrao'][] {
  return standardTextTemplates.slice(0, count).map(([Nome, text], index) => ({
    Identificador: identifierOf('text', typeNumber * 10 + index),
    Nome,
    Texto: text.replace('{tema}', name.charAt(0).toLowerCase() + name.slice(1)),
  }));
}
