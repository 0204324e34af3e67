import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { customerQuery } from '../../../../main/services/lookups/customer-query';
import { Customers, maxRememberedCustomers } from '../../../../main/services/lookups/customers';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import { FakeBimerApi } from '../../../support/fakes/fake-bimer-api';
import { FakeClock } from '../../../support/fakes/fake-clock';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import {
  sampleAttendance,
  sampleCustomer,
  sampleForm,
  samplePending,
  sampleRegistration,
} from '../../../support/fakes/samples';

function world() {
  const bimer = new FakeBimerApi();
  bimer.customers = [
    sampleCustomer(),
    sampleCustomer({ id: '00A0000002', code: '263', name: 'Padaria Três Irmãos', cpfCnpj: '12345678909' }),
  ];
  const records = new InMemoryRecordStore();
  const store = new ObservedStore(records);
  const clock = new FakeClock();
  return { bimer, store, records, clock, customers: new Customers({ bimer, store, clock }) };
}

test.each([
  ['00263', { kind: 'number', code: '00263', document: null }],
  ['12345678909', { kind: 'number', code: '12345678909', document: '12345678909' }],
  ['11.222.333/0001-81', { kind: 'number', code: '', document: '11222333000181' }],
  ['123.456.789-09', { kind: 'number', code: '', document: '12345678909' }],
  ['São', { kind: 'name', name: 'São' }],
  ['3M do Brasil', { kind: 'name', name: '3M do Brasil' }],
  ['ab', { kind: 'too-short' }],
  ['..a..', { kind: 'too-short' }],
  ['1-2', { kind: 'too-short' }],
  ['', { kind: 'too-short' }],
])('“%s” asks for %j', (text, expected) => {
  expect(customerQuery(text)).toEqual(expected);
});

test('leading zeros count', async () => {
  const { customers } = world();
  expect((await customers.byCode('00263')).customer?.name).toBe('Mercearia São João');
  expect((await customers.byCode('263')).customer?.name).toBe('Padaria Três Irmãos');
  expect(await customers.byCode('0263')).toEqual({ customer: null, source: 'bimer' });
});

test('offline, those met before are found by code, document and accent-insensitive name', async () => {
  const { customers, bimer } = world();
  await customers.byCode('00263');
  await customers.search('123.456.789-09');
  bimer.error = new AppError('network-unreachable');
  expect(await customers.byCode('00263')).toEqual({ customer: sampleCustomer(), source: 'cache' });
  expect(await customers.byCode('999')).toEqual({ customer: null, source: 'cache' });
  for (const text of ['tres irmaos', '123.456.789-09', '263']) {
    const found = await customers.search(text);
    expect(found.source).toBe('cache');
    expect(found.customers.map(({ code }) => code)).toContain('263');
  }
});

test('the hits of a search by name are not kept: only customers met are', async () => {
  const { customers, bimer, store } = world();
  expect(await customers.search('Padaria')).toMatchObject({ source: 'bimer', customers: [{ code: '263' }] });
  expect(store.all('customers')).toEqual([]);
  expect(await customers.search('ab')).toEqual({ customers: [], source: 'cache', hasMore: false });
  expect(bimer.calls).toEqual(['customersByName Padaria']);
});

test('a contact’s phone or e-mail finds the customers of attendances met here, with and without connection', async () => {
  const { customers, bimer, store } = world();
  const contact = { name: 'Célia', email: 'celia@padaria.com.br', phone: '(11) 98888-7777' };
  const pending = samplePending({ id: 'k1', contact });
  const registered = sampleRegistration({
    attendance: sampleAttendance({ id: 'k2', contact }),
    form: sampleForm({ customerCode: '263' }),
  });
  await store.commit([
    { collection: 'attendances', id: 'k1', value: pending },
    { collection: 'registrations', id: registered.key, value: registered },
  ]);
  expect((await customers.search('celia@padaria')).customers).toEqual([]);
  await customers.byCode('263');
  await customers.byCode('00263');
  bimer.calls.length = 0;
  const codes = async (text: string) => {
    const found = await customers.search(text);
    return [found.source, ...found.customers.map(({ code }) => code)];
  };
  expect(await codes('celia@padaria')).toEqual(['contact', '263', '00263']);
  expect(await codes('(11) 98888-7777')).toEqual(['contact', '263', '00263']);
  expect(bimer.calls).toEqual([]);
  expect(await codes('11988887777')).toEqual(['bimer', '263', '00263']);
  bimer.error = new AppError('network-unreachable');
  expect(await codes('11988887777')).toEqual(['cache', '263', '00263']);
  expect(await codes('ana@padaria')).toEqual(['contact']);
});

test('a refusal of Bimer is no outage', async () => {
  const { customers, bimer } = world();
  bimer.error = new AppError('unauthorized');
  await expect(customers.byCode('00263')).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(customers.search('Padaria')).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a customer met again soon costs no write, and a full disk hides no customer', async () => {
  const { customers, records, clock } = world();
  await customers.byCode('00263');
  await customers.byCode('00263');
  expect(records.commits).toHaveLength(1);
  clock.jump(2 * 3_600_000);
  records.failuresLeft = 1;
  expect((await customers.byCode('00263')).customer).not.toBeNull();
});

test('remembers at most 2,000: the ones used longest ago go first', async () => {
  const { customers, store, clock } = world();
  const changes = Array.from({ length: maxRememberedCustomers }, (_unused, index) => ({
    collection: 'customers' as const,
    id: `c${index}`,
    value: { customer: sampleCustomer({ code: `c${index}` }), lastUsedAt: index },
  }));
  await store.commit(changes);
  clock.jump(1);
  await customers.byCode('00263');
  expect(store.all('customers')).toHaveLength(maxRememberedCustomers);
  expect(store.get('customers', 'c0')).toBeUndefined();
  expect(store.get('customers', 'c1')).toBeDefined();
  expect(store.get('customers', '00263')).toBeDefined();
});
