import type { BimerError } from './envelope';

const subject = '\\b(?:processo|atendimento)\\b';
const closed = '\\b(?:encerrad|fechad|finalizad|concluid)[oa]\\b';
/** “O processo 123 já está encerrado” and the like, or nothing but “Processo 123 encerrado.” */
const statement = new RegExp(
  `${subject}[^.]*\\b(?:ja|esta|foi|encontra-se)\\b[^.]*${closed}|^(?:o )?${subject}(?: \\d+)? ${closed}\\W*$`,
);
const negation = /\bnao (?:esta|foi|se encontra)\b/;

/**
 * True when the refusal of a parecer says that its process is closed already. No document names the code, so
 * this goes by the words: a code that speaks of closing, or a message that states of a processo or atendimento
 * that it is encerrado, fechado, finalizado or concluído. A rule about closing (“Atendimento encerrado não
 * pode ter próximo contato”) is no such statement.
 */
export function saysProcessClosed(errors: readonly BimerError[]): boolean {
  return errors.some(({ code, message }) => {
    if (/encerrad|closed/i.test(code ?? '')) return true;
    const words = (message ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return statement.test(words) && !negation.test(words);
  });
}
