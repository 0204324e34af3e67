import {
  isCompatible,
  type CheckedService,
  type CompatibilityReport,
  type Finding,
  type NotTried,
  type RouteReport,
} from '../compatibility';

const serviceNames: Record<CheckedService, string> = { karoo: 'Karoo', bimer: 'Bimer' };

const typeNames: Record<string, string> = {
  string: 'texto',
  integer: 'número inteiro',
  number: 'número',
  boolean: 'verdadeiro/falso',
  array: 'lista',
  object: 'objeto',
  null: 'nulo',
};

/** `string | null` → `texto ou nulo`. */
function typesText(types: string): string {
  return types
    .split(' | ')
    .map((type) => typeNames[type] ?? type)
    .join(' ou ');
}

function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'missing-field':
      return `Falta o campo ${finding.field}.`;
    case 'other-type':
      return `${finding.field === '' ? 'A resposta' : finding.field} veio como ${typesText(finding.found)}; esperado: ${typesText(finding.expected)}.`;
    case 'other-case':
      return `${finding.field} veio escrito “${finding.found}”.`;
    case 'other-format':
      return `${finding.field} veio em outro formato.`;
    case 'unknown-value':
      return `${finding.field} traz um valor que não se esperava.`;
    case 'filter-ignored':
      return 'O filtro não é respeitado: a rota devolve registros que não foram pedidos.';
  }
}

const notTriedTexts: Record<NotTried, string> = {
  'not-configured': 'Não testada: o endereço não foi informado.',
  'no-sign-in': 'Não testada: não foi possível entrar no Bimer.',
  'no-example': 'Não testada: não há nenhum registro com que perguntar.',
};

/** What was found of one route, a sentence each. */
function routeTexts({ route, verdict, findings }: RouteReport): string[] {
  switch (verdict.kind) {
    case 'works':
      return verdict.hasRecords || route === 'eventos'
        ? ['Funciona.']
        : ['Funciona; a resposta não trouxe registros cujos campos se pudesse conferir.'];
    case 'differs':
      return findings.map(findingText);
    case 'missing':
      return route === 'eventos'
        ? [
            `Não existe (HTTP ${verdict.status}): a lista de atendimentos será consultada de tempos em tempos.`,
          ]
        : [`Não existe neste servidor (HTTP ${verdict.status}).`];
    case 'failed':
      return [`${verdict.message} ${verdict.action}`];
    case 'not-tried':
      return [notTriedTexts[verdict.why]];
  }
}

const verdictNames: Record<RouteReport['verdict']['kind'], string> = {
  works: 'Funciona',
  differs: 'Diferente',
  missing: 'Não existe',
  failed: 'Falhou',
  'not-tried': 'Não testada',
};

function summary(report: CompatibilityReport): string {
  return isCompatible(report)
    ? 'Os dois servidores respondem como esperado.'
    : 'Há diferenças. Envie este relatório a quem cuida do servidor.';
}

/** The whole report as a file to send on: UTF-8, lines ended by CRLF, as Windows' own editors want them. */
function fileText(report: CompatibilityReport): string {
  const { checkedAt, appVersion, addresses, routes } = report;
  const lines = [
    'Relatório de compatibilidade – Karoo Bimer Companion',
    `Versão do aplicativo: ${appVersion}`,
    `Feito em: ${checkedAt}`,
    `Karoo: ${addresses.karoo || 'não informado'}`,
    `Bimer: ${addresses.bimer || 'não informado'}`,
    '',
    summary(report),
    'Só foram usadas rotas de leitura. O relatório traz nomes de campos, nunca o conteúdo deles.',
    ...routes.flatMap((route) => [
      '',
      `${serviceNames[route.service]} · ${route.route} · ${route.path} · ${route.source === 'documented' ? 'documentada' : 'suposta'}${route.tookMs === null ? '' : ` · ${route.tookMs} ms`}`,
      ...routeTexts(route).map((text) => `  ${text}`),
    ]),
    '',
  ];
  return lines.join('\r\n');
}

export const compatibilityTexts = {
  serviceNames,
  verdictNames,
  routeTexts,
  summary,
  fileText,
  withStatus: (message: string, status: number) => `${message} (HTTP ${status})`,
};
