import type { Attendance, Conversation } from '../../../common/attendance/attendance';
import type { components } from '../../../common/openapi/karoo';
import type {
  EventStreamOptions,
  KarooAccount,
  KarooApi,
  KarooConnectionSettings,
  Logger,
} from '../../services/ports';
import type { RequestTimeouts } from '../http/got-client';
import type { Network } from '../http/network';
import { defaultCarriage } from '../http/send-request';
import { AnswerTooLargeError } from '../http/transport-error';
import { identifierOf, listOf, type WireRecord } from '../http/wire-values';
import { readEventStream } from './event-stream';
import { callKaroo, streamKaroo, unreadableAnswer, type KarooCall } from './karoo-client';
import { readAccount } from './reading/account';
import { readAttendance } from './reading/attendance';
import { readConversation } from './reading/conversation';

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

  constructor(options: GotKarooApiOptions) {
    this.#options = { ...defaultCarriage, silenceMs: 45_000, ...options };
  }

  async account(signal?: AbortSignal): Promise<KarooAccount> {
    const account = readAccount(await this.#call({ route: 'conta', signal }));
    if (account === null) throw unreadableAnswer('account without id');
    return account;
  }

  async readEvents(options: EventStreamOptions): Promise<void> {
    const { connection, timeouts, network, silenceMs, logger } = this.#options;
    await readEventStream({ settings: connection(), timeouts, network, silenceMs, logger }, options);
  }

  async finishedAttendances(query: FinishedQuery) {
    const page = await this.#finishedPage(query);
    const items = listOf(page['itens']);
    if (items === null) throw unreadableAnswer('page without list');
    const attendances = this.#readable('attendances', items, readAttendance);
    const nextCursor = readCursor(page['proximoCursor']);
    // A cursor that leads to itself would be followed for ever.
    return { attendances, nextCursor: nextCursor === query.cursor ? null : nextCursor };
  }

  /** A page that is larger than what is read is asked for again by halves: else the catch-up would never get past it. */
  async #finishedPage({ since, cursor, limit }: FinishedQuery): Promise<WireRecord> {
    try {
      return await this.#call({
        route: 'atendimentos',
        query: { situacao: 'finalizado', integrado: false, desde: since, cursor, limite: limit },
      });
    } catch (error) {
      if (!(error instanceof AnswerTooLargeError) || limit <= 1) throw error;
      return this.#finishedPage({ since, cursor, limit: Math.floor(limit / 2) });
    }
  }

  async conversation(attendanceId: string): Promise<Conversation> {
    const { connection, timeouts, network, logger } = this.#options;
    const call = { route: 'atendimento', values: { id: attendanceId } } as const;
    const { wire, messages, dropped, isCut } = await streamKaroo(
      connection(),
      call,
      { timeouts, network },
      readConversation,
    );
    const attendance: Attendance | null = readAttendance(wire);
    if (attendance === null) throw unreadableAnswer('attendance without id, number or end');
    if (dropped > 0) logger.warn('Karoo sent unreadable messages', { dropped });
    return { attendance, messages, ...(isCut && { isCut }) };
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
    const { connection, timeouts, network } = this.#options;
    await callKaroo(
      connection(),
      { method: 'POST', route: 'integracoes', values: { id: attendanceId }, json: body },
      { timeouts, network, needsBody: false },
    );
  }

  #call(call: KarooCall) {
    const { connection, timeouts, network } = this.#options;
    return callKaroo(connection(), call, { timeouts, network });
  }

  /** Unreadable items are dropped: one broken item must not hide the others. */
  #readable<T>(what: string, items: unknown[], read: (item: unknown, position: number) => T | null): T[] {
    const readable = items.map(read).filter((item) => item !== null);
    const dropped = items.length - readable.length;
    if (dropped > 0) this.#options.logger.warn(`Karoo sent unreadable ${what}`, { dropped });
    return readable;
  }
}
