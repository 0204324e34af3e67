import type { LookupListName } from '../../../common/lookups';
import type { CachedLookup, Logger, LookupCache } from '../../services/ports';
import { openElectronStore } from './open-electron-store';
import { storageError } from './storage-error';

/** One electron-store file a lookup list, read when first asked for. A damaged list is no news: Bimer has it still. */
export class ElectronLookupCache implements LookupCache {
  private readonly lists = new Map<LookupListName, CachedLookup | null>();

  constructor(
    private readonly folder: string,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  read<N extends LookupListName>(name: N): CachedLookup<N> | null {
    if (!this.lists.has(name)) this.lists.set(name, this.open(name).get('value'));
    return (this.lists.get(name) ?? null) as CachedLookup<N> | null;
  }

  write<N extends LookupListName>(name: N, list: CachedLookup<N>): void {
    this.lists.set(name, list);
    try {
      this.open(name).set('value', list);
    } catch (error) {
      // The list works without its file until the app quits.
      this.logger.warn('lookup list not written', { name, code: storageError(error).detail });
    }
  }

  private open(name: LookupListName) {
    return openElectronStore<CachedLookup | null>(
      this.folder,
      name,
      null,
      this.logger,
      this.now,
      () => undefined,
    );
  }
}
