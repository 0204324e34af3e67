import { karooCustomer } from '../data/attendances';
import type { CustomerBase } from '../data/customers';
import type { Karoo } from '../openapi/schemas';

type Attendance = Karoo['Atendimento'];

/** Fields that replace the invented ones. */
export type AttendanceFields = Partial<Omit<Attendance, 'departamento' | 'mensagens'>> & {
  departamento?: Partial<Attendance['departamento']>;
  mensagens?: Partial<Karoo['Mensagem']>[];
};

/** A customer of whom only the code is given gets its name and tax number; `cliente: null` means none. */
export function overrideAttendance(
  attendance: Attendance,
  fields: AttendanceFields,
  customers: CustomerBase,
): Attendance {
  const { cliente, contato, departamento, mensagens, ...plain } = fields;
  const result: Attendance = { ...attendance, ...plain };
  if (cliente === null) result.cliente = null;
  else if (cliente) result.cliente = { ...karooCustomer(customers.byCode(cliente.codigo ?? '')), ...cliente };
  if (contato) result.contato = { ...attendance.contato, ...contato };
  if (departamento) result.departamento = { ...attendance.departamento, ...departamento };
  if (mensagens)
    result.mensagens = mensagens.map((message, index) => completeMessage(message, index, result));
  return result;
}

function completeMessage(
  message: Partial<Karoo['Mensagem']>,
  index: number,
  { id, inicio, contato }: Attendance,
): Karoo['Mensagem'] {
  return {
    id: `${id}-m${index + 1}`,
    autor: 'cliente',
    nome: contato.nome ?? null,
    hora: new Date(Date.parse(inicio) + index * 20_000).toISOString(),
    tipo: 'texto',
    texto: '',
    anexo: null,
    ...message,
  };
}
