/** What the app still holds when the agent wants to quit. */
export interface Holdings {
  openForms: number;
  /** On their way to Bimer. */
  queued: number;
  needsYou: number;
  pending: number;
}

/** What quitting means for it, in pt-BR; null = nothing waits, so nobody need be asked. */
export function quitQuestion({ openForms, queued, needsYou, pending }: Holdings): string | null {
  const lines = [
    line(
      openForms,
      'formulário aberto',
      'formulários abertos',
      'o que foi digitado fica salvo como rascunho',
    ),
    line(
      queued,
      'registro na fila',
      'registros na fila',
      'o envio continua quando o aplicativo abrir de novo',
    ),
    line(
      needsYou,
      'registro precisa de você',
      'registros precisam de você',
      'nada é enviado até a sua resposta',
    ),
    line(
      pending,
      'atendimento pendente',
      'atendimentos pendentes',
      'continua em Pendências na próxima vez',
      'continuam em Pendências na próxima vez',
    ),
  ].filter((text) => text !== null);
  if (lines.length === 0) return null;
  return [
    ...lines,
    'Com o aplicativo fechado você não é avisado de novos atendimentos; eles aparecem quando ele abrir.',
  ].join('\n');
}

function line(count: number, one: string, many: string, outcome: string, outcomes = outcome): string | null {
  if (count === 0) return null;
  return `• ${count} ${count === 1 ? one : many}: ${count === 1 ? outcome : outcomes}.`;
}
