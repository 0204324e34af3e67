import fc from 'fast-check';
import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { emptyForm } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import type { InvokeChannel, IpcResult } from '../../../common/ipc/contract';
import { ipcInputSchemas } from '../../../common/schemas/ipc-inputs';
import { checkInput, registerHandlers, type Handlers } from '../../../main/ipc/register';
import type { WindowIdentity } from '../../../main/windows/window-registry';

const caller = { role: 'form', attendanceId: 'a1' } as WindowIdentity;
const channels = Object.keys(ipcInputSchemas) as InvokeChannel[];

function setUp(handler: (...args: unknown[]) => unknown, identity: WindowIdentity | null = caller) {
  const registered = new Map<
    string,
    (event: IpcMainInvokeEvent, input: unknown) => Promise<IpcResult<unknown>>
  >();
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  registerHandlers(Object.fromEntries(channels.map((channel) => [channel, handler])) as unknown as Handlers, {
    ipcMain: { handle: (channel, listener) => void registered.set(channel, listener) },
    identify: () => identity,
    logger,
  });
  const call = (channel: InvokeChannel, input?: unknown) =>
    registered.get(channel)?.({} as IpcMainInvokeEvent, input) as Promise<IpcResult<unknown>>;
  return { call, logger };
}

describe('registerHandlers', () => {
  it('refuses a sender that is no window of ours before it looks at anything else', async () => {
    const handler = vi.fn();
    const { call } = setUp(handler, null);
    for (const channel of channels) {
      expect(await call(channel, {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it('refuses a payload that is not what the contract says, before the handler', async () => {
    const handler = vi.fn();
    const { call } = setUp(handler);
    const bad: [InvokeChannel, unknown][] = [
      ['form:save-draft', undefined],
      ['form:save-draft', { form: { ...emptyForm(), extra: 1 } }],
      ['form:submit', { form: emptyForm() }],
      ['form:submit', { form: emptyForm(), isLast: 'yes' }],
      ['inbox:open', { attendanceId: { $ne: 1 } }],
      ['inbox:open', { attendanceId: '' }],
      ['outbox:withdraw', {}],
      ['outbox:withdraw', { key: 'k'.repeat(301) }],
      ['outbox:answer', { key: 'k', answer: 'perhaps', processNumber: null }],
      ['outbox:answer', { key: 'k', answer: 'send' }],
      ['outbox:answer', { key: 'k', answer: 'in-bimer', processNumber: '12a' }],
      ['outbox:answer', { key: 'k', answer: 'in-bimer', processNumber: '1'.repeat(21) }],
      ['outbox:answer', { key: 'k', answer: 'in-bimer', processNumber: '1', extra: 1 }],
      ['lookups:list', { name: '__proto__' }],
      ['history:list', { offset: -1, limit: 10 }],
      ['history:list', { offset: 0, limit: 1e9 }],
      ['processes:by-number', { number: '1; drop' }],
      ['settings:save', { values: { 'evil.key': 1 }, secrets: {} }],
      ['settings:save', { values: {}, secrets: { other: 'x' } }],
      ['app:status', { unexpected: true }],
    ];
    for (const [channel, input] of bad) {
      expect(await call(channel, input), `${channel} ${JSON.stringify(input)}`).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it('refuses what is too large', async () => {
    const { call } = setUp(vi.fn());
    expect(await call('customers:search', { text: 'x'.repeat(2_500_001) })).toMatchObject({ ok: false });
  });

  it('hands good input and the caller to the handler and wraps the answer', async () => {
    const handler = vi.fn().mockResolvedValue({ savedAt: 1 });
    const { call } = setUp(handler);
    const input = { form: emptyForm() };
    expect(await call('form:save-draft', input)).toEqual({ ok: true, value: { savedAt: 1 } });
    expect(handler).toHaveBeenCalledWith(input, caller);
  });

  it('keeps the fields of an AppError and hides the text of a defect', async () => {
    const refused = setUp(() => {
      throw new AppError('invalid-input', { fields: { subject: 'Informe a TAG / o assunto.' } });
    });
    expect(await refused.call('app:status')).toMatchObject({
      error: { code: 'invalid-input', fields: { subject: 'Informe a TAG / o assunto.' } },
    });
    const broken = setUp(() => {
      throw new TypeError('secret path /home/ana');
    });
    const result = await broken.call('app:status');
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('/home/ana');
    expect(broken.logger.error).toHaveBeenCalledOnce();
  });
});

describe('checkInput', () => {
  it('never throws anything but invalid-input, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channels),
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        (channel, input) => {
          try {
            checkInput(channel, input);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            expect((error as AppError).code).toBe('invalid-input');
          }
        },
      ),
    );
  });
});
