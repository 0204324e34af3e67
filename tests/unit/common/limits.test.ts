import { describe, expect, it } from 'vitest';
import type { Schema } from 'yup';
import { emptyForm, formForAttendance } from '../../../common/attendance/registration-form';
import { proposeValues } from '../../../common/attendance/proposals';
import { partsOfAttendanceId } from '../../../common/attendance/attendance-id';
import type { InvokeChannel } from '../../../common/ipc/contract';
import { identifierLimit, messageLimit } from '../../../common/limits';
import { ipcInputSchemas } from '../../../common/schemas/ipc-inputs';
import { registrationFormShape } from '../../../common/schemas/registration-form';
import { readCustomer } from '../../../main/adapters/bimer/mapping/customer';
import { lookupSources } from '../../../main/adapters/bimer/mapping/lookup-items';
import { readProcess } from '../../../main/adapters/bimer/mapping/process';
import { readAccount } from '../../../main/adapters/karoo/reading/account';
import { readAttendance } from '../../../main/adapters/karoo/reading/attendance';
import { readUnreadable } from '../../../main/adapters/karoo/reading/unreadable-attendance';
import { readMessage } from '../../../main/adapters/karoo/reading/message';
import { unreadableKey } from '../../../main/services/intake/unreadable-key';
import { registrationKey } from '../../../main/services/registrations/key';
import { samplePending } from '../../support/fakes/samples';

/** The longest that a reader takes of a field: what it makes of ever longer values, until it refuses. */
function longest<T>(read: (length: number) => T | null): T {
  let taken: T | null = null;
  for (const length of [1, 10, 20, 40, 60, 100, 150, 200, 254, 255, 500, 1_000, 5_000]) {
    taken = read(length) ?? taken;
  }
  if (taken === null) throw new Error('nothing is taken');
  return taken;
}

const x = (length: number) => 'x'.repeat(length);
const nine = (length: number) => '9'.repeat(length);
const accepts = (schema: Schema, value: unknown) => {
  schema.validateSync(value, { strict: true });
};
const call = (channel: InvokeChannel, input: unknown) => {
  accepts(ipcInputSchemas[channel], input);
};
const draft = (fields: object) => {
  accepts(registrationFormShape(), { ...emptyForm(), ...fields });
};

/** An account whose id takes the most room in that of an attendance. */
const accountId = '/'.repeat(identifierLimit);

const attendance = longest((length) =>
  readAttendance(
    {
      id: x(length),
      numero: nine(Math.min(length, 40)),
      fim: '2026-01-05T12:00:00Z',
      assunto: x(5_000),
      contato: { nome: x(5_000) },
      cliente: { codigo: x(Math.min(length, 20)) },
      adiantamentoParecer: x(2_000_000),
    },
    accountId,
  ),
);

describe('whatever is taken in can be kept and sent back', () => {
  it.each([
    ['products', 'productId'],
    ['attendanceTypes', 'attendanceTypeId'],
    ['responsibilityCentres', 'responsibilityCentreId'],
    ['users', 'nextContactUserId'],
  ] as const)('an id in %s', (list, field) => {
    const { id } = longest<{ id: string }>((length) =>
      lookupSources[list].read({ Identificador: x(length), Login: x(5) }),
    );
    expect(id).toHaveLength(identifierLimit);
    draft({ [field]: id });
    call('favourites:mark', { list, id, isFavourite: true });
  });

  it('a login', () => {
    const user = longest((length) => lookupSources.users.read({ Identificador: 'U', Login: x(length) }));
    draft({ spySystemRecipients: [user.login] });
  });

  it('a standard text and its id', () => {
    const type = longest((length) =>
      lookupSources.attendanceTypes.read({
        Identificador: 'T',
        TextosPadrao: [{ Identificador: x(Math.min(length, identifierLimit)), Texto: x(2_000_000) }],
      }),
    );
    const [text] = type.standardTexts;
    expect(text?.id).toHaveLength(identifierLimit);
    draft({ standardTextId: text?.id, opinion: text?.text });
  });

  it('the code of a customer', () => {
    const { code } = longest((length) => readCustomer({ Identificador: 'P', Codigo: x(length) }));
    draft({ customerCode: code });
    for (const channel of ['customers:by-code', 'customers:open-processes', 'customers:products'] as const)
      call(channel, { code });
    call('form:suggestions', { customerCode: code });
  });

  it('a process, and what it fills', () => {
    const process = longest((length) =>
      readProcess({
        Identificador: 'A',
        Numero: nine(length),
        IdentificadorUsuarioProximoContato: x(identifierLimit),
        PessoaContato: x(5_000),
      }),
    );
    expect(process.nextContactUserId).toHaveLength(identifierLimit);
    const { number, nextContactUserId, contactName } = process;
    draft({ processNumber: number, nextContactUserId, contactName });
    call('processes:by-number', { number });
    call('outbox:answer', { key: 'k', answer: 'in-bimer', processNumber: number });
  });

  it('an attendance, its form, and the key of its registration', () => {
    const { id } = attendance;
    expect(partsOfAttendanceId(id).karooId).toHaveLength(identifierLimit);
    draft(formForAttendance(attendance));
    for (const channel of ['draft:text', 'draft:discard', 'inbox:open'] as const)
      call(channel, { attendanceId: id });
    call('erasure:erase', { subject: { by: 'attendanceNumber', value: attendance.number }, openIds: [id] });
    for (const channel of ['outbox:retry', 'outbox:withdraw'] as const)
      call(channel, {
        key: registrationKey({ ...samplePending(attendance), nextSequence: 999_999 }, 'a1b2c3d4'),
      });
  });

  it('an attendance that could not be read', () => {
    const traces = (length: number) => readUnreadable({ id: x(length), numero: x(length) }, accountId);
    for (const unreadable of [longest(traces), { ...longest(traces), attendanceId: null }])
      call('unreadable:dismiss', { id: unreadableKey(unreadable) });
  });

  it('the subject that is proposed', () => {
    const context = { attendance, customerCode: '', past: [], agentUserId: null };
    draft({ subject: proposeValues(context).subject?.value });
  });

  it('the messages of the largest conversation', () => {
    const message = (length: number) => readMessage({ id: x(length), hora: '2026-01-05T12:00:00Z' }, 7);
    expect(message(identifierLimit)?.id).toHaveLength(identifierLimit);
    expect(message(identifierLimit + 1)?.id).toBe('#7');
    // So many are read (see conversation-reading.test.ts), and all may be picked.
    const pickedMessageIds = Array.from({ length: messageLimit }, (_, at) => `#${at}`);
    call('form:submit', { form: emptyForm(), isLast: true, pickedMessageIds });
    const inUse = Array.from({ length: 60_000 }, (_, at) => x(identifierLimit - 6) + String(at));
    call('form:save-draft', { form: emptyForm(), pickedMessageIds: inUse });
    call('form:submit', { form: emptyForm(), isLast: true, pickedMessageIds: [x(identifierLimit)] });
  });

  it('the user of Bimer that an agent is', () => {
    const agent = longest((length) =>
      readAccount({ conta: { id: 'c' }, agente: { id: 'a', loginBimer: x(length) } }),
    ).agent;
    draft({ spySystemRecipients: [agent.bimerLogin] });
  });
});
