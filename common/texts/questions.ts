import type { FoundField, RegistrationQuestion } from '../registrations/question';
import type { Said } from './failures';

const fieldNames: Record<FoundField, string> = {
  customerId: 'cliente',
  subject: 'TAG / Assunto',
  opinion: 'Parecer',
  processNumber: 'Número Processo',
};

/** What a registration asks the agent, in pt-BR: what happened, and what is to be found out. */
export function sayQuestion(
  question: RegistrationQuestion,
  { attendanceNumber, key }: { attendanceNumber: string; key: string },
): Required<Said> {
  switch (question.kind) {
    case 'unknown-outcome':
      return {
        message: `Não se sabe se o Bimer gravou o registro do atendimento ${attendanceNumber}, e este Bimer não permite que o aplicativo procure.`,
        action: `Procure no Bimer um atendimento com a chave ${key} e responda: já está lá, ou não está e deve ser enviado de novo.`,
      };
    case 'never-stored':
      return {
        message: `O Bimer não gravou o registro do atendimento ${attendanceNumber} em ${question.requests} envios: a cada vez não confirmou, e depois o aplicativo procurou e não achou.`,
        action:
          'O aplicativo não envia de novo sozinho. Avise a TI; com o Bimer em ordem, envie de novo, ou retire da fila para alterar os dados.',
      };
    case 'integrated-elsewhere': {
      const number = question.number === null ? '' : `, número ${question.number}`;
      return {
        message: `O atendimento ${attendanceNumber} foi registrado em outro lugar${number}, enquanto este registro estava na fila.`,
        action:
          'Confira no Bimer. Se o seu registro ainda for necessário, envie mesmo assim; senão, retire-o da fila.',
      };
    }
    case 'found-differs':
      return {
        message: `A busca no Bimer pela chave deste registro deu o processo ${question.number}, mas não dá para confirmar que é ele: ${doubts(question)}.`,
        action: `Abra o processo ${question.number} no Bimer e responda: é este registro, ou é outro e este deve ser enviado de novo.`,
      };
    case 'stored-twice':
      return {
        message: `O Bimer tem este registro duas vezes: ${bothOf(question)}.`,
        action:
          'Um envio anterior foi gravado com atraso. Confira os dois no Bimer e cancele o que sobra; o Karoo recebe o número do primeiro.',
      };
  }
}

/** Two pareceres may stand in one process. */
function bothOf({ number, other }: { number: string; other: string }): string {
  return number === other ? `dois pareceres no processo ${number}` : `processos ${number} e ${other}`;
}

function doubts({ differing, untold }: { differing: FoundField[]; untold: FoundField[] }): string {
  const names = (fields: FoundField[]) => fields.map((field) => fieldNames[field]).join(', ');
  return [
    ...(differing.length > 0 ? [`difere do que foi enviado em ${names(differing)}`] : []),
    ...(untold.length > 0 ? [`o Bimer não informa ${names(untold)}`] : []),
  ].join('; ');
}
