import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { serialize } from 'node:v8';
import { ValidationError } from 'yup';
import { AppError } from '../../common/errors';
import type { InvokeChannel, InvokeInput, InvokeOutput, IpcResult } from '../../common/ipc/contract';
import { ipcInputSchemas } from '../../common/schemas/ipc-inputs';
import type { Logger } from '../services/ports';
import type { WindowIdentity } from '../windows/window-registry';

/** Upper bound of one request's size as it travels: a form with the longest Parecer, two bytes a character, and room. */
const maxInputBytes = 2_500_000;

/** With a form go the messages that were taken into it, of a long conversation very many. */
const maxFormBytes = 20_000_000;
const formChannels: readonly InvokeChannel[] = ['form:save-draft', 'form:submit'];

export type Handler<C extends InvokeChannel> = (
  input: InvokeInput<C>,
  caller: WindowIdentity,
) => Promise<InvokeOutput<C>> | InvokeOutput<C>;

/** One handler per channel: the compiler lists what is missing. */
export type Handlers = { [C in InvokeChannel]: Handler<C> };

export interface RegisterOptions {
  ipcMain: Pick<IpcMain, 'handle'>;
  /** The window of ours whose main frame sent the event from our own origin, or null. */
  identify: (event: IpcMainInvokeEvent) => WindowIdentity | null;
  logger: Logger;
}

/** Puts every channel behind the same gate: sender, then payload, then handler. No handler can skip it. */
export function registerHandlers(handlers: Handlers, options: RegisterOptions): void {
  for (const channel of Object.keys(handlers) as InvokeChannel[]) {
    options.ipcMain.handle(channel, (event, input: unknown) =>
      answer(channel, handlers, options, event, input),
    );
  }
}

async function answer<C extends InvokeChannel>(
  channel: C,
  handlers: Handlers,
  { identify, logger }: RegisterOptions,
  event: IpcMainInvokeEvent,
  input: unknown,
): Promise<IpcResult<InvokeOutput<C>>> {
  try {
    const caller = identify(event);
    if (!caller) throw new AppError('not-allowed', { detail: `sender of ${channel}` });
    const value = await handlers[channel](checkInput(channel, input), caller);
    return { ok: true, value };
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code === 'internal') logger.error('handler failed', { channel, cause: stackOf(thrown) });
    return { ok: false, error: error.toData() };
  }
}

/** Returns the input as it came; throws `invalid-input` when it is not what the contract says. */
export function checkInput<C extends InvokeChannel>(channel: C, input: unknown): InvokeInput<C> {
  if (serialize(input).length > (formChannels.includes(channel) ? maxFormBytes : maxInputBytes)) {
    throw new AppError('invalid-input', { message: 'Dados grandes demais.', detail: channel });
  }
  try {
    ipcInputSchemas[channel].validateSync(input, { strict: true, abortEarly: true });
  } catch (error) {
    // yup itself fails with a TypeError on values it cannot print, for example a bigint.
    const path = error instanceof ValidationError ? (error.path ?? '') : '';
    throw new AppError('invalid-input', { detail: `${channel} ${path}`.trim(), cause: error });
  }
  return input as InvokeInput<C>;
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
