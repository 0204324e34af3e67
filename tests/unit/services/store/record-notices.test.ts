import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import { tellOfRecords, type RecordsState } from '../../../../main/services/store/record-notices';
import { Notices } from '../../../../main/services/status/notices';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import { draft } from '../../../support/records/changes';

const well: RecordsState = { damage: null, obstacle: null, isOnNetwork: false, isAfterCrash: false };
const copy = 'C:\\dados\\records.damaged-2026.db';

function told(state: Partial<RecordsState>) {
  const disk = new InMemoryRecordStore();
  const store = new ObservedStore(disk);
  const notices = new Notices();
  tellOfRecords({ ...well, ...state }, store, notices);
  return { disk, store, notices };
}

test('records that are well are no news, after a crash either', () => {
  expect(told({}).notices.list()).toEqual([]);
  expect(told({ isAfterCrash: true }).notices.list()).toEqual([]);
});

describe('a damaged file', () => {
  const saved = `Um arquivo de dados estava danificado. O que pôde ser lido foi recuperado e uma cópia foi guardada em ${copy}.`;
  const numbers = (count: number) => Array.from({ length: count }, (_none, index) => String(100 + index));
  test.each([
    [0, saved],
    [1, `${saved} Confira o atendimento 100: parte dele pode ter se perdido.`],
    [2, `${saved} Confira os atendimentos 100, 101: parte deles pode ter se perdido.`],
    [20, `${saved} Confira os atendimentos ${numbers(20).join(', ')}: parte deles pode ter se perdido.`],
    [
      23,
      `${saved} Confira os atendimentos ${numbers(20).join(', ')} e mais 3: parte deles pode ter se perdido.`,
    ],
  ])('with %i attendances to look at', (count, expected) => {
    const damage = { copy, attendanceNumbers: numbers(count) };
    expect(told({ damage }).notices.list()).toEqual([expected]);
    const later = told({});
    later.store.repaired.emit(damage);
    expect(later.notices.list()).toEqual([expected]);
  });
});

test('a folder on a server is slower, and stays so', async () => {
  const { store, notices } = told({ isOnNetwork: true });
  await store.commit([draft('a')]);
  expect(notices.list()).toEqual([
    'A pasta de dados do aplicativo está em um servidor de rede: tudo funciona, mas a gravação é mais lenta. Prefira uma pasta deste computador.',
  ]);
});

test('that nothing can be written is said until something could be', async () => {
  const obstacle = new AppError('storage-failed', { message: 'O disco está cheio.' });
  const { disk, store, notices } = told({ obstacle });
  const text =
    'O disco está cheio. O que já estava gravado é mostrado, mas nada novo pode ser gravado até isso ser resolvido.';
  expect(notices.list()).toEqual([text]);
  disk.failuresLeft = 1;
  await expect(store.commit([draft('a')])).rejects.toThrow();
  expect(notices.list()).toEqual([text]);
  await store.commit([draft('a')]);
  expect(notices.list()).toEqual([]);
});
