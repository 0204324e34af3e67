import { expect, test } from 'vitest';
import { Snippets } from '../../../main/services/snippets/snippets';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-stores';

test('saves all of them, tells it, and refuses bad ones without changing anything', async () => {
  const records = new InMemoryRecordStore();
  const snippets = new Snippets({ store: new ObservedStore(records) });
  expect(snippets.list()).toEqual({ revision: 1, value: [] });
  const heard: number[] = [];
  snippets.changed.add(({ revision }) => heard.push(revision));
  const own = [{ trigger: 'nf', text: 'Nota de {cliente} reemitida.\n' }];
  await snippets.save(own);
  expect(snippets.list()).toEqual({ revision: 2, value: own });
  expect(heard).toEqual([2]);
  const twice = [...own, { trigger: 'NF', text: 'x' }, { trigger: 'ok', text: '' }];
  await expect(snippets.save(twice)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { '1.trigger': 'Já existe um texto com este atalho.', '2.text': 'Escreva o texto.' },
  });
  records.failuresLeft = 1;
  await expect(snippets.save([])).rejects.toMatchObject({ code: 'storage-failed' });
  expect(new Snippets({ store: new ObservedStore(records) }).list().value).toEqual(own);
});
