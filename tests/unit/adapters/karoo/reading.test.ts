import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../../main/adapters/karoo/reading/account';
import { readAttendance as readAttendanceOf } from '../../../../main/adapters/karoo/reading/attendance';
import {
  readCutEvent,
  readEvent as readEventOf,
  type RawEvent,
} from '../../../../main/adapters/karoo/reading/event';
import { readMessage } from '../../../../main/adapters/karoo/reading/message';
import { readUnreadable } from '../../../../main/adapters/karoo/reading/unreadable-attendance';

const wire = { id: 'a1', numero: 48213, conta: 'outra', fim: '2026-01-05T12:00:00Z' };
const readAttendance = (value: unknown) => readAttendanceOf(value, 'c1');
const readEvent = (raw: RawEvent) => readEventOf(raw, 'c1');

describe('readAccount', () => {
  it.each([
    [true, true],
    ['S', true],
    [undefined, true],
    [false, false],
    ['não', false],
  ])('with integracaoBimer %j: %j', (integracaoBimer, expected) => {
    const account = readAccount({ conta: { id: 'c1', integracaoBimer }, agente: { id: 'a1' } });
    expect(account?.account.isIntegratedWithBimer).toBe(expected);
  });
});

describe('readAttendance', () => {
  it('makes do with id, number and end, and belongs to the account signed in to', () => {
    expect(readAttendance(wire)).toMatchObject({
      id: 'c1/a1',
      number: '48213',
      accountId: 'c1',
      subject: null,
      customer: { code: null, name: null, cpfCnpj: null },
      isIntegrated: null,
    });
  });

  it.each(['id', 'numero', 'fim'])('is none without %s', (key) => {
    for (const value of [undefined, null, '', {}, [], true, 'x'.repeat(500)]) {
      expect(readAttendance({ ...wire, [key]: value })).toBeNull();
    }
  });

  it('takes wrong types for missing values', () => {
    const odd = {
      ...wire,
      cliente: [],
      contato: 'x',
      departamento: 5,
      assunto: {},
      inicio: 7,
      integrado: 'maybe',
    };
    expect(readAttendance(odd)).toEqual(readAttendance(wire));
  });

  it('keeps the zeros of a code and pads the tax number', () => {
    const customer = { codigo: '00263', razaoSocial: 'X', cpfCnpj: 417392000149 };
    expect(readAttendance({ ...wire, cliente: customer })?.customer).toEqual({
      code: '00263',
      name: 'X',
      cpfCnpj: '00417392000149',
    });
  });
});

describe('readUnreadable', () => {
  it('takes whatever is there', () => {
    const odd = {
      id: 'x'.repeat(500),
      numero: 48213,
      fim: '24/11/2026',
      cliente: { codigo: '00263', razaoSocial: 'Mercearia' },
      contato: { nome: 'João' },
    };
    expect(readUnreadable(odd, 'c1')).toEqual({
      accountId: 'c1',
      attendanceId: null,
      number: '48213',
      end: '24/11/2026',
      customerCode: '00263',
      customerName: 'Mercearia',
      contactName: 'João',
    });
    expect(readUnreadable({}, 'c1')?.attendanceId).toBeNull();
  });

  it.each([null, 5, 'x', [], { id: 'a1', integrado: true }])('is nothing: %j', (value) => {
    expect(readUnreadable(value, 'c1')).toBeNull();
  });
});

describe('readMessage', () => {
  it('keeps what it does not know in the transcript', () => {
    const message = readMessage(
      { hora: wire.fim, autor: 'constructor', tipo: 'video', texto: 'oi', anexo: { nome: 'a.mp4' } },
      3,
    );
    expect(message).toEqual({
      id: '#3',
      author: 'system',
      name: 'Sistema',
      sentAt: wire.fim,
      kind: 'file',
      text: 'oi',
      attachment: { name: 'a.mp4', sizeBytes: null },
    });
  });

  it('is none without a time', () => {
    expect(readMessage({ id: 'm1', texto: 'oi' }, 0)).toBeNull();
  });
});

describe('readEvent', () => {
  it.each([
    ['atendimento.criado', '{}'],
    [undefined, '{}'],
    ['atendimento.reaberto', '{"id":"a1"}'],
  ])('keeps the cursor of %s %s', (event, data) => {
    expect(readEvent({ id: 'c-9', event, data })).toEqual({ kind: 'ignored', cursor: 'c-9' });
  });

  it.each([
    ['atendimento.finalizado', 'not json', null],
    ['atendimento.finalizado', '{"id":"a1"}', 'c1/a1'],
    ['atendimento.finalizado', '{"cliente":{"id":"x"},"id":7,"assunto":"cut', 'c1/7'],
    ['atendimento.integrado', 'null', null],
  ])('takes of %s %s what it is about', (event, data, attendanceId) => {
    const read = { kind: 'unreadable', cursor: 'c-9', attendanceId, isTooLarge: false };
    expect(readEvent({ id: 'c-9', event, data })).toEqual(read);
  });

  it('takes of the beginning of an event what it is about', () => {
    const data = '{"id":"a1","adiantamentoParecer":"';
    const cut = (event?: string) => readCutEvent({ id: 'c-9', event, data }, 'c1');
    const read = { kind: 'unreadable', cursor: 'c-9', attendanceId: 'c1/a1', isTooLarge: true };
    expect(cut('atendimento.finalizado')).toEqual(read);
    expect(cut('atendimento.integrado')).toEqual(read);
    expect(cut()).toEqual(read);
    expect(cut('atendimento.reaberto')).toEqual({ kind: 'ignored', cursor: 'c-9' });
  });

  it.each(['', 'a\u0007b', 'x'.repeat(1001)])('has no cursor that could not travel back', (id) => {
    expect(readEvent({ id, event: 'x', data: '' }).cursor).toBeNull();
  });

  it('reads both known events', () => {
    expect(readEvent({ id: '1', event: 'atendimento.finalizado', data: JSON.stringify(wire) }).kind).toBe(
      'finished',
    );
    expect(readEvent({ event: 'atendimento.integrado', data: '{"id":"a1","numeroBimer":77}' })).toEqual({
      kind: 'integrated',
      cursor: null,
      attendanceId: 'c1/a1',
      processNumber: '77',
    });
  });
});
