import { AppError } from '../../../common/errors';
import type {
  EventMap,
  EventName,
  InvokeChannel,
  InvokeInput,
  InvokeOutput,
  IpcResult,
} from '../../../common/ipc/contract';
import { toPlain } from './to-plain';

type Arguments<C extends InvokeChannel> = InvokeInput<C> extends undefined ? [] : [input: InvokeInput<C>];

/**
 * Asks main. Comes back with the value, or throws the `AppError` that main answered; a bridge that
 * breaks (a payload that cannot be cloned, a window that goes away) is an `internal` one.
 */
export async function call<C extends InvokeChannel>(
  channel: C,
  ...[input]: Arguments<C>
): Promise<InvokeOutput<C>> {
  const invoke = window.desktop.invoke[channel] as (input: unknown) => Promise<IpcResult<InvokeOutput<C>>>;
  let result: IpcResult<InvokeOutput<C>>;
  try {
    result = await invoke(toPlain<unknown>(input));
  } catch (thrown) {
    throw AppError.from(thrown);
  }
  if (result.ok) return result.value;
  throw AppError.fromData(result.error);
}

/** Listens to main; gives back the function that stops listening. */
export function onEvent<E extends EventName>(name: E, listener: (payload: EventMap[E]) => void): () => void {
  const subscribe = window.desktop.on[name] as (listener: (payload: EventMap[E]) => void) => () => void;
  return subscribe(listener);
}
