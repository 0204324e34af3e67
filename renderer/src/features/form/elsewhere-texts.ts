import type { IntegratedElsewhere } from '../../../../common/attendance/form-payload';

/** `Este atendimento já foi integrado em outro lugar, com o número 778.` */
export function elsewhereTitle({ processNumber }: IntegratedElsewhere): string {
  const number = processNumber === null ? '' : `, com o número ${processNumber}`;
  return `Este atendimento já foi integrado em outro lugar${number}.`;
}
