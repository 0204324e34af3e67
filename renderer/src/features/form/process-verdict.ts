import { processObstacle, type ProcessObstacle } from '../../../../common/attendance/form-reading';
import type { ProcessKnowledge } from '../../../../common/attendance/form-state';
import type { BimerProcess } from '../../../../common/lookups';
import type { FieldMessage } from '../../ui/field';

export interface ProcessVerdict {
  message: FieldMessage | null;
  /** Enviar would register something wrong. */
  isBlocking: boolean;
}

/** What is said of the process, for the customer of the form ('' = none given yet). */
export function processVerdict(knowledge: ProcessKnowledge, customerCode: string): ProcessVerdict {
  const obstacle = processObstacle(knowledge, customerCode);
  const process = knowledge.state === 'found' ? knowledge.process : null;
  if (obstacle !== null)
    return { message: { tone: 'error', text: obstacleText(obstacle, process) }, isBlocking: true };
  return { message: process ? openMessage(process) : waitingMessage(knowledge.state), isBlocking: false };
}

function obstacleText(obstacle: ProcessObstacle, process: BimerProcess | null): string {
  switch (obstacle) {
    case 'missing':
      return 'Não existe processo com este número. Confira o número ou deixe em branco.';
    case 'other-customer':
      return `Este processo é de outro cliente: ${process?.customerCode ?? ''} · ${process?.customerName ?? ''}.`;
    case 'closed':
      return `O processo “${process?.subject ?? ''}” já está encerrado. Deixe em branco para abrir um novo.`;
  }
}

function openMessage({ subject, customerName }: BimerProcess): FieldMessage {
  const known = [subject, customerName, 'em aberto'].filter((part) => part !== '');
  return { tone: 'info', text: known.join(' · ') };
}

function waitingMessage(state: ProcessKnowledge['state']): FieldMessage | null {
  if (state === 'looking') return { tone: 'info', text: 'Procurando o processo…' };
  return state === 'unreachable'
    ? { tone: 'warning', text: 'Sem conexão: o número será conferido no envio.' }
    : null;
}
