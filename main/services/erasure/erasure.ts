import type { ErasurePlan, ErasureSubject, OpenAttendance, OpenReason } from '../../../common/erasure';
import { AppError } from '../../../common/errors';
import type { LogFiles } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { ErasureFinding } from '../store/record-store';
import { isOpen } from '../registrations/queries';

export interface ErasureOptions {
  store: ObservedStore;
  logs: LogFiles;
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
      isCustomerKnown: subject.by === 'customerCode' && store.get('customers', subject.value) !== undefined,
    };
  }

  /**
   * Erases what is settled, and of what is open only `openIds`. Resolves with the ids of the attendances that are gone.
   * Rejects with AppError `not-allowed` (one of `openIds` may be on its way to Bimer) or `storage-failed`; nothing is
   * erased then.
   */
  async erase(subject: ErasureSubject, openIds: readonly string[]): Promise<string[]> {
    const { store, logs } = this.#options;
    const ids = await store.erase(subject, (findings) => {
      const kept = this.#openOf(findings).filter(({ attendanceId, reason }) => {
        const isWanted = openIds.includes(attendanceId);
        if (isWanted && reason === 'on-its-way') throw onItsWay();
        return !isWanted;
      });
      const keptIds = new Set(kept.map(({ attendanceId }) => attendanceId));
      return {
        attendanceIds: findings.map(({ attendanceId }) => attendanceId).filter((id) => !keptIds.has(id)),
        // The customer's own record is needed as long as something of theirs is open.
        customerCode: subject.by === 'customerCode' && kept.length === 0 ? subject.value : null,
      };
    });
    logs.clear();
    return ids;
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
