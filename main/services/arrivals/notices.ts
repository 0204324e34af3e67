import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';

/** The words of the notice that an attendance has finished. */
export function finishedNotice({ number, customer, contact, subject }: Attendance): {
  title: string;
  body: string;
} {
  const who = customer.name ?? contact.name;
  const title = `Atendimento ${number} finalizado${who === null ? '' : ` – ${who}`}`;
  return { title: title.slice(0, 200), body: (subject ?? 'Clique para registrar no Bimer.').slice(0, 300) };
}

/** The words of the notice that an attendance has finished and could not be read. */
export function unreadableNotice({ number }: UnreadableAttendance): { title: string; body: string } {
  const which = number === null ? 'Um atendimento do Karoo' : `O atendimento ${number}`;
  return {
    title: `${which} não pôde ser lido`.slice(0, 200),
    body: 'Clique para ver, em Pendências, o que se sabe dele e o que fazer.',
  };
}

/** The words of the notice that attendances finished while nobody was listening. */
export function caughtUpNotice(count: number): { title: string; body: string } {
  const title =
    count === 1
      ? '1 atendimento finalizado enquanto você estava offline'
      : `${String(count)} atendimentos finalizados enquanto você estava offline`;
  return { title, body: 'Clique para ver as pendências.' };
}

/** The words of the notice that several attendances, at least two, have finished within a moment. */
export function finishedTogetherNotice(count: number): { title: string; body: string } {
  return { title: `${String(count)} atendimentos finalizados`, body: 'Clique para ver as pendências.' };
}
