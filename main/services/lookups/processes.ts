import { formLimits } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import type { BimerProcess } from '../../../common/lookups';
import type { BimerApi } from '../ports';

/** Attendances that exist in Bimer (processos). They are always asked afresh: a stale state would mislead. */
export class Processes {
  readonly #bimer: Pick<BimerApi, 'processByNumber'>;

  constructor(options: { bimer: Pick<BimerApi, 'processByNumber'> }) {
    this.#bimer = options.bimer;
  }

  /** null = Bimer has none of this number. Rejects with AppError `invalid-input`, or with why Bimer did not answer. */
  async byNumber(number: string): Promise<BimerProcess | null> {
    const trimmed = number.trim();
    if (!/^\d+$/.test(trimmed) || trimmed.length > formLimits.processNumber) {
      throw new AppError('invalid-input', {
        message: 'Número Processo tem só algarismos.',
        fields: { processNumber: 'Número Processo tem só algarismos.' },
      });
    }
    return this.#bimer.processByNumber(trimmed);
  }
}
