import type { BimerProcess } from '../../../../common/lookups';
import type { FieldMessage } from '../../ui/field';

/** What is known of the number in Número Processo. */
export type ProcessFinding =
  { state: 'idle' | 'looking' | 'missing' | 'unreachable' } | { state: 'found'; process: BimerProcess };

export interface ProcessVerdict {
  message: FieldMessage | null;
  /** Enviar would register something wrong. */
  isBlocking: boolean;
}

const error = (text: string): ProcessVerdict => ({ message: { tone: 'error', text }, isBlocking: true });
const remark = (tone: 'info' | 'warning', text: string): ProcessVerdict => ({
  message: { tone, text },
  isBlocking: false,
});

/** Judges the process for the customer of the form ('' = none given yet). */
export function processVerdict(finding: ProcessFinding, customerCode: string): ProcessVerdict {
  switch (finding.state) {
    case 'idle':
      return { message: null, isBlocking: false };
    case 'looking':
      return remark('info', 'Procurando o processo…');
    case 'missing':
      return error('Não existe processo com este número. Confira o número ou deixe em branco.');
    case 'unreachable':
      return remark('warning', 'Sem conexão: o número será conferido no envio.');
    case 'found':
      return foundVerdict(finding.process, customerCode.trim());
  }
}

function foundVerdict(process: BimerProcess, customerCode: string): ProcessVerdict {
  if (customerCode !== '' && process.customerCode !== '' && process.customerCode !== customerCode) {
    return error(`Este processo é de outro cliente: ${process.customerCode} · ${process.customerName}.`);
  }
  if (process.isClosed) {
    return error(`O processo “${process.subject}” já está encerrado. Deixe em branco para abrir um novo.`);
  }
  const known = [process.subject, process.customerName, 'em aberto'].filter((part) => part !== '');
  return remark('info', known.join(' · '));
}
