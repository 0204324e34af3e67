import { AppError, type AppErrorOptions, type ErrorCode } from '../../../common/errors';
import { failureText } from '../../../common/texts/failures';
import type { Answered, KarooConnectionSettings } from '../../services/ports';
import { answerDate } from '../http/answer-date';
import { answerError, errorCodeOfStatus } from '../http/answer-error';
import { bearerHeader } from '../http/bearer';
import {
  isSuccess,
  openRequest,
  readText,
  sendRequest,
  type Carriage,
  type HttpAnswer,
} from '../http/send-request';
import { serverUrl } from '../http/server-url';
import { parseJson, recordOf, serverMessageOf, type WireRecord } from '../http/wire-values';
import { karooRoutes, type KarooRouteName } from './routes';

export interface KarooCall {
  method?: 'GET' | 'POST';
  route: KarooRouteName;
  values?: Record<string, string>;
  query?: Record<string, string | number | boolean | null>;
  json?: unknown;
  signal?: AbortSignal | undefined;
}

/** What Karoo answered: any JSON object. */
export interface KarooAnswer extends Answered {
  body: WireRecord;
}

/** Karoo knows the agent by a token: what is said where it is refused. */
const refusals: Partial<Record<ErrorCode, AppErrorOptions>> = {
  unauthorized: { message: failureText('karoo-token-refused') },
  forbidden: { message: failureText('karoo-forbidden') },
};

/** Address and headers of a call. @throws AppError when the connection is not set up or not acceptable. */
export function karooTarget(settings: KarooConnectionSettings, call: KarooCall) {
  const route = settings.routes[call.route] ?? karooRoutes[call.route];
  const { values = {}, query = {} } = call;
  return {
    url: serverUrl({ baseUrl: settings.baseUrl, route, values, query }),
    headers: bearerHeader(settings.token, refusals.unauthorized),
  };
}

/**
 * One call to Karoo.
 * @throws AppError for everything but a 2xx with a JSON object (`needsBody: false`: whatever a 2xx carries)
 */
export async function callKaroo(
  settings: KarooConnectionSettings,
  call: KarooCall,
  { needsBody = true, ...carriage }: Carriage & { needsBody?: boolean },
): Promise<KarooAnswer> {
  const { method = 'GET', json, signal } = call;
  const answer = await sendRequest({ method, ...karooTarget(settings, call), json, signal }, carriage);
  if (!isSuccess(answer)) throw karooAnswerError(answer, call.values !== undefined);
  const body = recordOf(parseJson(answer.text));
  if (body === null && needsBody) throw unreadableAnswer('no JSON object');
  return { body: body ?? {}, answeredAt: answerDate(answer.headers.date) };
}

/**
 * One call to Karoo whose answer is read while it comes. `read` gets the body of a 2xx.
 * @throws AppError for everything else, also for what `read` cannot make anything of
 */
export async function streamKaroo<T>(
  settings: KarooConnectionSettings,
  call: KarooCall,
  carriage: Carriage,
  read: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const target = karooTarget(settings, call);
  const { head, chunks } = await openRequest(
    { method: 'GET', ...target, signal: call.signal, isLong: true },
    carriage,
  );
  async function* body(): AsyncGenerator<Uint8Array> {
    const read = chunks[Symbol.asyncIterator]();
    const first = await read.next();
    const rest = { [Symbol.asyncIterator]: () => read };
    if (!isSuccess({ ...head(), text: '' })) {
      const begin = first.done === true ? '' : first.value.toString('utf8');
      const text = begin + (await readText(rest, new URL(target.url).hostname));
      throw karooAnswerError({ ...head(), text }, call.values !== undefined);
    }
    if (first.done !== true) yield first.value;
    yield* rest;
  }
  try {
    return await read(body());
  } catch (error) {
    throw error instanceof AppError ? error : unreadableAnswer('no JSON object');
  }
}

/**
 * The error that a failing answer stands for, with Karoo's own words as detail. A 404 in Karoo's own envelope means
 * that the record asked for is gone (`asksForRecord`); any other 404 comes from a server that is no Karoo.
 */
export function karooAnswerError(answer: HttpAnswer, asksForRecord = false): AppError {
  const envelope = recordOf(recordOf(parseJson(answer.text))?.['erro']);
  const isGone = asksForRecord && answer.status === 404 && envelope !== null;
  const code = isGone ? 'not-found' : errorCodeOfStatus(answer.status);
  return answerError(answer, code, serverMessageOf(envelope?.['mensagem']), refusals[code]);
}

export function unreadableAnswer(detail: string): AppError {
  return new AppError('invalid-response', { detail });
}
