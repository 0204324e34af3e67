import type { Attendance, Conversation, UnreadableAttendance } from '../../../common/attendance/attendance';
import { partsOfAttendanceId } from '../../../common/attendance/attendance-id';
import { AppError } from '../../../common/errors';
import type { components } from '../../../common/openapi/karoo';
import type {
  Answered,
  EventStreamOptions,
  FinishedPage,
  KarooAccount,
  KarooApi,
  KarooConnectionSettings,
  Logger,
  StreamEnd,
} from '../../services/ports';
import type { RequestTimeouts } from '../http/got-client';
import type { Network } from '../http/network';
import { defaultCarriage } from '../http/send-request';
import { AnswerTooLargeError } from '../http/transport-error';
import { identifierOf, listOf } from '../http/wire-values';
import { readEventStream } from './event-stream';
import { callKaroo, streamKaroo, unreadableAnswer, type KarooAnswer, type KarooCall } from './karoo-client';
import { readAccount } from './reading/account';
import { readAttendance } from './reading/attendance';
import { readConversation } from './reading/conversation';
import { readUnreadable } from './reading/unreadable-attendance';

export interface GotKarooApiOptions {
  /** Asked at every call, so that changed settings count at once. */
  connection: () => KarooConnectionSettings;
  logger: Logger;
  timeouts?: RequestTimeouts;
  network?: Network;
  /** Silence after which the event stream counts as dead, ms. */
  silenceMs?: number;
}

type FinishedQuery = Parameters<KarooApi['finishedAttendances']>[0];

const maxCursorLength = 2_000;

/** The cursor as it came. @throws AppError for one that is no use: without it the list would look complete and not be */
function readCursor(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  const cursor = typeof value === 'number' ? String(value) : value;
  if (typeof cursor !== 'string' || cursor.length > maxCursorLength)
    throw unreadableAnswer('unusable cursor');
  return cursor;
}

/** Karoo over HTTP. Every method rejects with an AppError; nothing is repeated here. */
export class GotKarooApi implements KarooApi {
  readonly #options: Required<GotKarooApiOptions>;
  /** Whose token it is, as Karoo said last. */
  #owner: { baseUrl: string; token: string | null; accountId: string } | null = null;

  constructor(options: GotKarooApiOptions) {
    this.#options = { ...defaultCarriage, silenceMs: 45_000, ...options };
  }

  async account(signal?: AbortSignal): Promise<KarooAccount & Answered> {
    const { baseUrl, token } = this.#options.connection();
    const { body, answeredAt } = await this.#call({ route: 'conta', signal });
    const account = readAccount(body);
    if (account === null) throw unreadableAnswer('account without id');
    this.#owner = { baseUrl, token, accountId: account.account.id };
    return { ...account, answeredAt };
  }

  async readEvents(options: EventStreamOptions): Promise<StreamEnd> {
    const { connection, timeouts, network, silenceMs, logger } = this.#options;
    return readEventStream({ settings: connection(), timeouts, network, silenceMs, logger }, options);
  }

  async finishedAttendances(query: FinishedQuery): Promise<FinishedPage> {
    const { body: page, answeredAt } = await this.#finishedPage(query);
    const items = listOf(page['itens']);
    if (items === null) throw unreadableAnswer('page without list');
    const attendances: Attendance[] = [];
    const unreadable: UnreadableAttendance[] = [];
    for (const item of items) {
      const attendance = readAttendance(item, query.accountId);
      const traces = attendance === null ? readUnreadable(item, query.accountId) : null;
      if (attendance) attendances.push(attendance);
      if (traces) unreadable.push(traces);
    }
    this.#warnOfUnreadable('attendances', items.length - attendances.length);
    const nextCursor = readCursor(page['proximoCursor']);
    // A cursor that leads to itself would be followed for ever.
    return {
      attendances,
      unreadable,
      nextCursor: nextCursor === query.cursor ? null : nextCursor,
      answeredAt,
    };
  }

  /** A page that is larger than what is read is asked for again by halves: else the catch-up would never get past it. */
  async #finishedPage(query: FinishedQuery): Promise<KarooAnswer> {
    const { since, cursor, limit } = query;
    try {
      return await this.#call({
        route: 'atendimentos',
        query: { situacao: 'finalizado', integrado: false, desde: since, cursor, limite: limit },
      });
    } catch (error) {
      if (!(error instanceof AnswerTooLargeError) || limit <= 1) throw error;
      return this.#finishedPage({ ...query, limit: Math.floor(limit / 2) });
    }
  }

  async attendance(attendanceId: string): Promise<Attendance> {
    return (await this.#one(attendanceId)).attendance;
  }

  async conversation(attendanceId: string): Promise<Conversation> {
    return this.#one(attendanceId);
  }

  async markIntegrated(
    attendanceId: string,
    mark: { key: string; processNumber: string; bimerId: string; isConcluded: boolean },
  ): Promise<void> {
    const body: components['schemas']['NovaIntegracao'] = {
      chave: mark.key,
      numeroBimer: mark.processNumber,
      identificadorBimer: identifierOf(mark.bimerId),
      concluida: mark.isConcluded,
    };
    const { timeouts, network } = this.#options;
    const { karooId, connection } = await this.#own(attendanceId);
    await callKaroo(
      connection,
      { method: 'POST', route: 'integracoes', values: { id: karooId }, json: body },
      { timeouts, network, needsBody: false },
    );
  }

  async #one(attendanceId: string): Promise<Conversation> {
    const { timeouts, network } = this.#options;
    const { accountId, karooId, connection } = await this.#own(attendanceId);
    const call = { route: 'atendimento', values: { id: karooId } } as const;
    const carriage = { timeouts, network };
    const { wire, messages, dropped, isCut } = await streamKaroo(
      connection,
      call,
      carriage,
      readConversation,
    );
    const attendance = readAttendance(wire, accountId);
    if (attendance?.id !== attendanceId)
      throw unreadableAnswer('not the attendance asked for, or unreadable');
    this.#warnOfUnreadable('messages', dropped);
    return { attendance, messages, ...(isCut && { isCut }) };
  }

  /** Another account may have an attendance of the same identifier: it must be neither read nor marked in its place. */
  async #own(attendanceId: string) {
    const parts = partsOfAttendanceId(attendanceId);
    const connection = this.#options.connection();
    const { baseUrl, token } = connection;
    const known = this.#owner;
    const isKnown = known?.baseUrl === baseUrl && known.token === token;
    const accountId = isKnown ? known.accountId : (await this.account()).account.id;
    if (accountId !== parts.accountId) throw new AppError('other-account');
    return { ...parts, connection };
  }

  #call(call: KarooCall) {
    const { connection, timeouts, network } = this.#options;
    return callKaroo(connection(), call, { timeouts, network });
  }

  /** They are left out: one broken item must not hide the others. */
  #warnOfUnreadable(what: string, count: number): void {
    if (count > 0) this.#options.logger.warn(`Karoo sent unreadable ${what}`, { count });
  }
}
