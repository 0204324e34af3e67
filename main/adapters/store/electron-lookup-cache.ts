import type { LookupListName } from '../../../common/lookups';
import type { CachedLookup, Logger, LookupCache } from '../../services/ports';
import { openElectronStore } from './open-electron-store';

/** One electron-store file a lookup list, read when first asked for. */
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
    this.open(name).set('value', list);
    this.lists.set(name, list);
  }

  private open(name: LookupListName) {
    return openElectronStore<CachedLookup | null>(this.folder, name, null, this.logger, this.now);
  }
}
