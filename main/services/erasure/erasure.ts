import type { ErasurePlan, ErasureSubject, OpenAttendance, OpenReason } from '../../../common/erasure';
import { AppError } from '../../../common/errors';
import type { LogFiles } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { ErasureFinding } from '../store/record-store';
import type { StoredUnreadable } from '../stored-shapes';
import { dismissed } from '../inbox/dismissed';
import { isOpen } from '../registrations/queries';

export interface ErasureOptions {
  store: ObservedStore;
  logs: LogFiles;
}

/** What was erased. */
export interface Erased {
  attendanceIds: string[];
  /** Attendances that could not be read; that they were there stays, so that Karoo's list does not bring them back. */
  unreadableCount: number;
}

/**
 * Erases what this computer keeps of one customer or one attendance, on request of the person concerned (LGPD). What is
 * open is named first and stays unless it is asked for. Karoo and Bimer keep what they have.
 */
export class Erasure {
  readonly #options: ErasureOptions;

  constructor(options: ErasureOptions) {
    this.#options = options;
  }

  async plan(subject: ErasureSubject): Promise<ErasurePlan> {
    const { store } = this.#options;
    const findings = await store.erasureFindings(subject);
    const open = this.#openOf(findings);
    const openIds = new Set(open.map(({ attendanceId }) => attendanceId));
    const settled = findings.filter(({ attendanceId }) => !openIds.has(attendanceId));
    return {
      attendanceCount: settled.length,
      registrationCount: settled.reduce((sum, { registrationCount }) => sum + registrationCount, 0),
      open,
      unreadableCount: this.#unreadable(subject, settled).length,
      isCustomerKnown: subject.by === 'customerCode' && store.get('customers', subject.value) !== undefined,
    };
  }

  /**
   * Erases what is settled and what could not be read, and of what is open only `openIds`. Resolves with what is gone.
   * Rejects with AppError `not-allowed` (one of `openIds` may be on its way to Bimer) or `storage-failed`; nothing is
   * erased then.
   */
  async erase(subject: ErasureSubject, openIds: readonly string[]): Promise<Erased> {
    const { store, logs } = this.#options;
    let unreadable: StoredUnreadable[] = [];
    const attendanceIds = await store.erase(subject, (findings) => {
      const kept = this.#openOf(findings).filter(({ attendanceId, reason }) => {
        const isWanted = openIds.includes(attendanceId);
        if (isWanted && reason === 'on-its-way') throw onItsWay();
        return !isWanted;
      });
      const keptIds = new Set(kept.map(({ attendanceId }) => attendanceId));
      const gone = findings.filter(({ attendanceId }) => !keptIds.has(attendanceId));
      unreadable = this.#unreadable(subject, gone);
      return {
        attendanceIds: gone.map(({ attendanceId }) => attendanceId),
        // The customer's own record is needed as long as something of theirs is open.
        customerCode: subject.by === 'customerCode' && kept.length === 0 ? subject.value : null,
        changes: unreadable.map((row) => ({ collection: 'unreadable', id: row.id, value: dismissed(row) })),
      };
    });
    logs.clear();
    return { attendanceIds, unreadableCount: unreadable.length };
  }

  /** Listed, and of the subject or of one of its attendances that go. */
  #unreadable({ by, value }: ErasureSubject, gone: readonly ErasureFinding[]): StoredUnreadable[] {
    const ids = new Set(gone.map(({ attendanceId }) => attendanceId));
    return this.#options.store.all('unreadable').filter(({ isDismissed, attendance }) => {
      const { attendanceId, customerCode, number } = attendance;
      const isSubject = (by === 'customerCode' ? customerCode : number) === value;
      return !isDismissed && (isSubject || (attendanceId !== null && ids.has(attendanceId)));
    });
  }

  #openOf(findings: readonly ErasureFinding[]): OpenAttendance[] {
    return findings.flatMap(({ attendanceId, number }) => {
      const reason = this.#openReason(attendanceId);
      return reason === null ? [] : [{ attendanceId, number, reason }];
    });
  }

  /** null = it is settled. */
  #openReason(attendanceId: string): OpenReason | null {
    const { store } = this.#options;
    const stored = store.get('attendances', attendanceId);
    if (!stored) return null;
    const registrations = store.registrations.of(attendanceId);
    if (registrations.some(({ progress }) => progress.step === 'sending' || progress.step === 'verifying'))
      return 'on-its-way';
    if (registrations.some(isOpen)) return 'queued';
    const hasDraft = store.all('drafts').some((draft) => draft.attendanceId === attendanceId);
    return hasDraft ? 'drafted' : 'pending';
  }
}

function onItsWay(): AppError {
  return new AppError('not-allowed', {
    message: 'Um dos atendimentos escolhidos pode estar a caminho do Bimer neste momento.',
    action: 'Espere o resultado na fila de envio e apague depois.',
  });
}
