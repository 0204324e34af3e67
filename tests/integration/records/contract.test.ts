import type { RecordStore } from '../../../main/services/store/record-store';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-record-store';
import { recordStoreContract, type RecordsUnderContract } from '../../support/records/contract';
import { forgettingContract } from '../../support/records/forgetting-contract';
import { journalModes, records, type JournalMode, type Records } from '../../support/records/open-records';

function onDisk(mode: JournalMode): RecordsUnderContract {
  const places = new Map<RecordStore, { place: Records; close: () => Promise<void> }>();
  const openAt = async (place: Records) => {
    const { store } = await place.open();
    places.set(store, { place, close: () => store.close() });
    return store;
  };
  return {
    open: async () => openAt(await records(mode)),
    reopen: async (store) => {
      const known = places.get(store);
      if (!known) throw new Error('not opened here');
      await known.close();
      return openAt(known.place);
    },
  };
}

const inMemory: RecordsUnderContract = {
  open: () => Promise.resolve(new InMemoryRecordStore()),
  reopen: (store) => Promise.resolve(store),
};

const all: [string, RecordsUnderContract][] = [
  ...journalModes.map((mode): [string, RecordsUnderContract] => [`on the disk (${mode})`, onDisk(mode)]),
  ['in memory', inMemory],
];

for (const [name, underContract] of all) {
  recordStoreContract(name, underContract);
  forgettingContract(name, underContract);
}
