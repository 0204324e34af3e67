import { AppError, type AppErrorOptions, type ErrorCode } from '../../../common/errors';
import type { Answered } from '../../services/ports';
import { answerDate } from '../http/answer-date';
import { answerError, errorCodeOfStatus } from '../http/answer-error';
import { bearerHeader } from '../http/bearer';
import type { RequestTimeouts } from '../http/got-client';
import { sendRequest, type HttpAnswer } from '../http/send-request';
import { serverUrl } from '../http/server-url';
import { parseJson, recordOf, serverMessageOf, type WireRecord } from '../http/wire-values';
import { karooRoutes, type KarooRouteName } from './routes';

export interface KarooConnectionSettings {
  baseUrl: string;
  token: string | null;
  /** Route name → path, in place of the assumed one. */
  routes: Record<string, string>;
}

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
  unauthorized: {
    message: 'O Karoo recusou o token do agente.',
    action: 'Informe um token válido em Configurações.',
  },
  forbidden: {
    message: 'O Karoo não dá ao agente permissão para esta operação.',
    action: 'Peça ao administrador da conta do Karoo que a libere, ou informe outro token em Configurações.',
  },
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
  { timeouts, needsBody = true }: { timeouts: RequestTimeouts; needsBody?: boolean },
): Promise<KarooAnswer> {
  const { method = 'GET', json, signal } = call;
  const answer = await sendRequest({ method, ...karooTarget(settings, call), json, signal }, timeouts);
  if (answer.status < 200 || answer.status > 299) throw karooAnswerError(answer, call.values !== undefined);
  const body = recordOf(parseJson(answer.text));
  if (body === null && needsBody) throw unreadableAnswer('no JSON object');
  return { body: body ?? {}, answeredAt: answerDate(answer.headers.date) };
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
