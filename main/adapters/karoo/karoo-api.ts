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
  Logger,
  StreamEnd,
} from '../../services/ports';
import { defaultTimeouts, type RequestTimeouts } from '../http/got-client';
import { identifierOf, listOf, textOf, type WireRecord } from '../http/wire-values';
import { readEventStream } from './event-stream';
import { callKaroo, unreadableAnswer, type KarooCall, type KarooConnectionSettings } from './karoo-client';
import { readAccount } from './reading/account';
import { readAttendance } from './reading/attendance';
import { readMessage } from './reading/message';
import { readUnreadable } from './reading/unreadable-attendance';

export interface GotKarooApiOptions {
  /** Asked at every call, so that changed settings count at once. */
  connection: () => KarooConnectionSettings;
  logger: Logger;
  timeouts?: RequestTimeouts;
  /** Silence after which the event stream counts as dead, ms. */
  silenceMs?: number;
}

/** Karoo over HTTP. Every method rejects with an AppError; nothing is repeated here. */
export class GotKarooApi implements KarooApi {
  readonly #options: Required<GotKarooApiOptions>;
  /** Whose token it is, as Karoo said last. */
  #owner: { baseUrl: string; token: string | null; accountId: string } | null = null;

  constructor(options: GotKarooApiOptions) {
    this.#options = { timeouts: defaultTimeouts, silenceMs: 45_000, ...options };
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
    const { connection, timeouts, silenceMs, logger } = this.#options;
    return readEventStream({ settings: connection(), timeouts, silenceMs, logger }, options);
  }

  async finishedAttendances(query: Parameters<KarooApi['finishedAttendances']>[0]): Promise<FinishedPage> {
    const { accountId, since, cursor, limit } = query;
    const { body: page, answeredAt } = await this.#call({
      route: 'atendimentos',
      query: { situacao: 'finalizado', integrado: false, desde: since, cursor, limite: limit },
    });
    const items = listOf(page['itens']);
    if (items === null) throw unreadableAnswer('page without list');
    const attendances: Attendance[] = [];
    const unreadable: UnreadableAttendance[] = [];
    for (const item of items) {
      const attendance = readAttendance(item, accountId);
      const traces = attendance === null ? readUnreadable(item, accountId) : null;
      if (attendance) attendances.push(attendance);
      if (traces) unreadable.push(traces);
    }
    this.#warnOfUnreadable('attendances', items.length - attendances.length);
    const nextCursor = textOf(page['proximoCursor'], 2000);
    // A cursor that leads to itself would be followed for ever.
    return { attendances, unreadable, nextCursor: nextCursor === cursor ? null : nextCursor, answeredAt };
  }

  async attendance(attendanceId: string): Promise<Attendance> {
    return (await this.#one(attendanceId)).attendance;
  }

  async conversation(attendanceId: string): Promise<Conversation> {
    const { attendance, wire } = await this.#one(attendanceId);
    return { attendance, messages: this.#readable('messages', listOf(wire['mensagens']) ?? [], readMessage) };
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
    const { karooId, connection } = await this.#own(attendanceId);
    await callKaroo(
      connection,
      { method: 'POST', route: 'integracoes', values: { id: karooId }, json: body },
      { ...this.#options, needsBody: false },
    );
  }

  async #one(attendanceId: string): Promise<{ attendance: Attendance; wire: WireRecord }> {
    const { accountId, karooId, connection } = await this.#own(attendanceId);
    const call = { route: 'atendimento', values: { id: karooId } } as const;
    const { body: wire } = await callKaroo(connection, call, this.#options);
    const attendance = readAttendance(wire, accountId);
    if (attendance?.id !== attendanceId)
      throw unreadableAnswer('not the attendance asked for, or unreadable');
    return { attendance, wire };
  }

  /** Another account may have an attendance of the same identifier: it must be neither read nor marked in its place. */
  async #own(attendanceId: string) {
    const parts = partsOfAttendanceId(attendanceId);
    const connection = this.#options.connection();
    const { baseUrl, token } = connection;
    const isKnown = this.#owner?.baseUrl === baseUrl && this.#owner.token === token;
    if (!isKnown) await this.account();
    if (this.#owner?.accountId !== parts.accountId) throw new AppError('other-account');
    return { ...parts, connection };
  }

  #call(call: KarooCall) {
    const { connection, timeouts } = this.#options;
    return callKaroo(connection(), call, { timeouts });
  }

  /** Unreadable items are left out: one broken item must not hide the others. */
  #readable<T>(what: string, items: unknown[], read: (item: unknown, position: number) => T | null): T[] {
    const readable = items.map(read).filter((item) => item !== null);
    this.#warnOfUnreadable(what, items.length - readable.length);
    return readable;
  }

  #warnOfUnreadable(what: string, count: number): void {
    if (count > 0) this.#options.logger.warn(`Karoo sent unreadable ${what}`, { count });
  }
}
