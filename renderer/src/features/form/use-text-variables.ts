import { fillVariables } from '../../../../common/attendance/fill-text';
import { formatDate } from '../../../../common/calendar';
import { useFormContext } from './form-context';

/** Fills the variables of a text with what the form says now. */
export function useTextVariables(): (text: string) => string {
  const { models, customer, payload, today } = useFormContext();
  const { attendance } = payload;
  return (text) =>
    fillVariables(text, {
      cliente: customer.corporateName.value || (attendance.customer.name ?? ''),
      contato: models.contactName.value.trim(),
      protocolo: attendance.number,
      data: formatDate(today.value),
      agente: payload.agentName ?? attendance.finishedBy ?? '',
    });
}
