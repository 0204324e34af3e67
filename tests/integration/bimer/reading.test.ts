import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBimer, type BimerSetUp } from './set-up';

describe.each(['pascal', 'camel'] as const)('reading from a Bimer that writes %s', (keyCase) => {
  let setUp: BimerSetUp;
  beforeAll(async () => {
    setUp = await startBimer({ keyCase, customers: 1200 });
  });
  afterAll(async () => {
    expect(await setUp.client.violations()).toEqual([]);
    await setUp.sandbox.close();
  });

  it('finds a customer by code, with the zeros that its number lost', async () => {
    const customer = await setUp.api.customerByCode('00263');
    expect(customer).toMatchObject({
      id: setUp.seed.customer.Identificador,
      code: '00263',
      name: setUp.seed.customer.Nome,
    });
    expect(customer?.cpfCnpj).toMatch(/^00417392\d{6}$/);
    expect(await setUp.api.customersByDocument(customer?.cpfCnpj ?? '')).toEqual([customer]);
  });

  it('finds a customer by a CNPJ with letters, however Bimer writes it', async () => {
    const { Identificador } = setUp.seed.otherCustomer;
    for (const CpfCnpj of ['12.abc.345/01de-35', '12ABC34501DE35']) {
      await setUp.client.changeBimerData({ collection: 'pessoas', id: Identificador, fields: { CpfCnpj } });
      expect(await setUp.api.customersByDocument('12ABC34501DE35')).toMatchObject([
        { id: Identificador, cpfCnpj: '12ABC34501DE35' },
      ]);
    }
  });

  it('finds nothing without an error', async () => {
    expect(await setUp.api.customerByCode(setUp.seed.unknownCustomerCode)).toBeNull();
    expect(await setUp.api.processByNumber(setUp.seed.unknownProcessNumber)).toBeNull();
    expect(await setUp.api.customersByDocument('00000000191')).toEqual([]);
    expect(await setUp.api.customersByName('zzzzzzz', 20)).toEqual({ customers: [], hasMore: false });
  });

  it('finds customers by name and says whether there are more', async () => {
    const some = await setUp.api.customersByName('ltda', 5);
    expect(some.customers).toHaveLength(5);
    expect(some.hasMore).toBe(true);
    const one = await setUp.api.customersByName('mercearia são joão', 200);
    expect(one.customers.map(({ code }) => code)).toContain('00263');
    expect(one.hasMore).toBe(false);
  });

  it.each(['', 'ab', '%%%', ' a ', '3M'])('never sends the name %j', async (name) => {
    await setUp.client.clearRequests();
    await expect(setUp.api.customersByName(name, 20)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await setUp.client.requests()).toEqual([]);
  });

  it.each(['', '..', '.'])('never sends the code %j', async (code) => {
    await expect(setUp.api.customerByCode(code)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('reads a process', async () => {
    const { closedProcess, openProcess } = setUp.seed;
    expect(await setUp.api.processByNumber(openProcess.Numero)).toMatchObject({
      id: openProcess.Identificador,
      number: openProcess.Numero,
      isClosed: false,
      customerCode: '00263',
      productId: openProcess.IdentificadorProduto,
      nextContactDate: openProcess.DataProximoContato,
    });
    expect((await setUp.api.processByNumber(closedProcess.Numero))?.isClosed).toBe(true);
  });

  it('reads what belongs to a customer: open attendances only, and the products it owns', async () => {
    const { customer, customerProcesses, customerProducts } = setUp.seed;
    const open = customerProcesses.filter(({ Situacao }) => Situacao === 'A');
    const processes = await setUp.api.openProcessesOf(customer.Identificador);
    expect(processes.map(({ number }) => number)).toEqual(open.map(({ Numero }) => Numero));
    expect(await setUp.api.productsOf(customer.Identificador)).toEqual(
      customerProducts.map(({ Identificador }) => Identificador),
    );
  });

  it.each(['products', 'attendanceTypes', 'responsibilityCentres', 'users'] as const)(
    'reads %s, then not again',
    async (name) => {
      const list = await setUp.api.fetchLookup(name, null);
      expect(list.kind).toBe('fetched');
      if (list.kind !== 'fetched') return;
      expect(list.items.length).toBeGreaterThan(3);
      expect(new Set(list.items.map(({ id }) => id)).size).toBe(list.items.length);
      expect(await setUp.api.fetchLookup(name, list.etag)).toEqual({ kind: 'unchanged' });
    },
  );

  it('maps types with their texts', async () => {
    const list = await setUp.api.fetchLookup('attendanceTypes', null);
    const items = list.kind === 'fetched' ? list.items : [];
    const { typeWithTexts, typeGroup } = setUp.seed;
    expect(items.find(({ id }) => id === typeWithTexts.Identificador)).toMatchObject({
      classification: typeWithTexts.Classificacao,
      isSelectable: true,
      standardTexts: typeWithTexts.TextosPadrao.map(({ Identificador, Nome, Texto }) => ({
        id: Identificador,
        name: Nome,
        text: Texto,
      })),
    });
    expect(items.find(({ id }) => id === typeGroup.Identificador)?.isSelectable).toBe(false);
  });
});

it('a Bimer without the routes of a customer says `not-found`, not that it is down', async () => {
  const setUp = await startBimer();
  setUp.connection.routes = { produtosDaPessoa: '/nada/{identificador}' };
  await expect(setUp.api.productsOf(setUp.seed.customer.Identificador)).rejects.toMatchObject({
    code: 'not-found',
  });
  await setUp.sandbox.close();
});

it('works with routes that an administrator moved, and without ETag', async () => {
  const setUp = await startBimer({ etag: false });
  setUp.connection.routes = { usuarios: 'api/usuarios', pessoaPorCodigo: '/api/gente/{codigo}' };
  const users = await setUp.api.fetchLookup('users', '"old"');
  expect(users).toMatchObject({ kind: 'fetched', etag: null });
  await expect(setUp.api.customerByCode('00263')).rejects.toMatchObject({
    code: expect.stringMatching(/not-found|invalid-response/) as string,
  });
  expect((await setUp.client.requests()).at(-1)?.path).toBe('/BimerApi/api/gente/00263');
  await setUp.sandbox.close();
});
