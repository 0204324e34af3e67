import type { StoreChange } from '../../../main/services/stored-shapes';
import { InMemoryRecordStore, type Disk } from './in-memory-record-store';

/** A broken store: registrations in `forgottenState` are confirmed but never written, so a crash loses them. */
export class ForgetfulRecordStore extends InMemoryRecordStore {
  readonly #forgottenState: string;

  constructor(disk: Disk, forgottenState: string) {
    super(disk);
    this.#forgottenState = forgottenState;
  }

  override commit(changes: readonly StoreChange[]): Promise<void> {
    return super.commit(
      changes.filter(
        ({ collection, value }) =>
          collection !== 'registrations' || value?.progress.step !== this.#forgottenState,
      ),
    );
  }
}
