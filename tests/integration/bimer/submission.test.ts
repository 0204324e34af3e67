import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registrationFor, startBimer, type BimerSetUp } from './set-up';

const newAttendance = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const newOpinion = {
  service: 'bimer',
  method: 'POST',
  route: '/api/crm/atendimentos/{numero}/pareceres',
} as const;

describe('submit', () => {
  let setUp: BimerSetUp;
  beforeAll(async () => {
    setUp = await startBimer();
  });
  beforeEach(async () => {
    await setUp.client.reset();
    // A fault must hit the call that it is meant for, not one with a token from before the reset.
    await setUp.api.checkSignIn();
  });
  afterAll(async () => {
    expect(await setUp.client.violations()).toEqual([]);
    await setUp.sandbox.close();
  });

  const stored = async () => {
    const { attendances, opinions } = await setUp.client.registrations();
    return attendances.length + opinions.length;
  };

  it.each(['envelope', 'object', 'list', 'identifiers'] as const)(
    'understands the answer as %s',
    async (postAnswer) => {
      await setUp.client.changeBimerSettings({ postAnswer });
      const registration = registrationFor(setUp.seed);
      const outcome = await setUp.api.submit(registration, null);
      const [record] = (await setUp.client.registrations()).attendances;
      expect(outcome).toEqual({
        kind: 'stored',
        record: { id: record?.Identificador, number: record?.Numero },
      });
      expect(await setUp.api.findByKey(registration.key, null)).toMatchObject({
        kind: 'found',
        record: { number: record?.Numero },
      });
      const opinion = registrationFor(setUp.seed);
      const { Numero } = setUp.seed.openProcess;
      expect(await setUp.api.submit(opinion, Numero)).toMatchObject({
        kind: 'stored',
        record: { number: Numero },
      });
      expect(await setUp.api.findByKey(opinion.key, Numero)).toMatchObject({
        kind: 'found',
        record: { number: Numero },
      });
      expect(await stored()).toBe(2);
    },
  );

  it('takes the number of an identifier only from the record that has it', async () => {
    await setUp.client.changeBimerSettings({ postAnswer: 'identifiers' });
    const registration = registrationFor(setUp.seed);
    const body = [{ Identificador: '00A9999999', Numero: '7', ChaveExterna: registration.key }];
    const search = { ...newAttendance, method: 'GET', kind: 'status', status: 200, body } as const;
    await setUp.client.setFault(search);
    expect(await setUp.api.submit(registration, null)).toMatchObject({
      kind: 'unknown',
      error: { code: 'unknown-outcome' },
    });
  });

  it('finds what was sent with all that it takes to know it again', async () => {
    const { Numero } = setUp.seed.openProcess;
    for (const number of [null, Numero]) {
      const registration = registrationFor(setUp.seed);
      const { customerId, subject, opinion } = registration;
      const outcome = await setUp.api.submit(registration, number);
      const record = outcome.kind === 'stored' ? outcome.record : null;
      const found = {
        kind: 'found',
        record,
        content: { customerId, subject, opinion },
        hasKey: true,
        others: [],
      };
      expect(await setUp.api.findByKey(registration.key, number)).toEqual(found);
    }
  });

  it('does not find what was never stored', async () => {
    expect(await setUp.api.findByKey('karoo:c1:a1:never', null)).toEqual({ kind: 'not-found' });
    expect(await setUp.api.findByKey('karoo:c1:a1:never', '5')).toEqual({ kind: 'not-found' });
  });

  it('names the field that is refused', async () => {
    const outcome = await setUp.api.submit(registrationFor(setUp.seed, { productId: '00A9999999' }), null);
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'invalid-request' } });
    if (outcome.kind !== 'refused') return;
    expect(outcome.error.message).toContain('Produto não encontrado');
    expect(outcome.error.fields).toEqual({ productId: 'Produto não encontrado.' });
    expect(JSON.stringify(outcome.error.toData())).not.toContain('Controllers');
  });

  it('tells a closed process and an unknown one', async () => {
    const closed = await setUp.api.submit(registrationFor(setUp.seed), setUp.seed.closedProcess.Numero);
    expect(closed).toMatchObject({ kind: 'refused', error: { code: 'process-closed' } });
    const unknown = await setUp.api.submit(registrationFor(setUp.seed), setUp.seed.unknownProcessNumber);
    expect(unknown).toMatchObject({
      kind: 'refused',
      error: { code: 'not-found', fields: { processNumber: expect.any(String) as string } },
    });
  });

  it('repeats once after a 401 and stores once', async () => {
    await setUp.api.checkSignIn();
    await setUp.client.expireTokens({ refreshTokens: true });
    expect((await setUp.api.submit(registrationFor(setUp.seed), null)).kind).toBe('stored');
    expect(await stored()).toBe(1);
  });

  it.each([newAttendance, newOpinion])(
    'does not know after a lost answer, and finds the record: $route',
    async (target) => {
      const number = target === newOpinion ? setUp.seed.openProcess.Numero : null;
      for (const kind of ['drop-after-store', 'hang-after-store', 'half-body', 'malformed-json'] as const) {
        await setUp.client.setFault({ ...target, kind });
        const registration = registrationFor(setUp.seed);
        expect(await setUp.api.submit(registration, number)).toMatchObject({
          kind: 'unknown',
          error: { code: 'unknown-outcome' },
        });
        expect((await setUp.api.findByKey(registration.key, number)).kind).toBe('found');
      }
      expect(await stored()).toBe(4);
    },
  );

  it.each(['drop-before-store', 'hang'] as const)(
    'does not know after %s either, and finds nothing',
    async (kind) => {
      await setUp.client.setFault({ ...newAttendance, kind });
      const registration = registrationFor(setUp.seed);
      expect((await setUp.api.submit(registration, null)).kind).toBe('unknown');
      expect(await setUp.api.findByKey(registration.key, null)).toEqual({ kind: 'not-found' });
    },
  );

  it.each([
    [{ status: 400 }, 'refused', 'invalid-request'],
    [{ status: 404 }, 'refused', 'not-found'],
    [{ status: 409 }, 'refused', 'invalid-request'],
    [{ status: 422 }, 'refused', 'invalid-request'],
    [{ status: 413, body: 'too large' }, 'refused', 'invalid-response'],
    [{ status: 307, headers: { location: '/elsewhere' } }, 'refused', 'invalid-response'],
    [{ status: 301, headers: { location: '/elsewhere' } }, 'unknown', 'unknown-outcome'],
    [{ status: 302, headers: { location: '/elsewhere' } }, 'unknown', 'unknown-outcome'],
    [{ status: 403 }, 'not-sent', 'forbidden'],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'not-sent', 'rate-limited'],
    [{ status: 500, headers: { 'retry-after': '7' } }, 'unknown', 'unknown-outcome'],
    [{ status: 502, headers: { 'retry-after': '7' } }, 'unknown', 'unknown-outcome'],
    [{ status: 503, headers: { 'retry-after': '7' } }, 'unknown', 'unknown-outcome'],
    [{ status: 503 }, 'unknown', 'unknown-outcome'],
    [{ status: 500 }, 'unknown', 'unknown-outcome'],
    [{ status: 408 }, 'unknown', 'unknown-outcome'],
    [{ status: 201, body: '' }, 'unknown', 'unknown-outcome'],
    [{ status: 200, body: '<html>login</html>' }, 'unknown', 'unknown-outcome'],
    [{ status: 201, body: { Erros: [], ListaObjetos: null } }, 'unknown', 'unknown-outcome'],
    [{ status: 204 }, 'unknown', 'unknown-outcome'],
  ])('after %j: %s (%s)', async (answer, kind, code) => {
    await setUp.client.setFault({ ...newAttendance, kind: 'status', ...answer });
    const outcome = await setUp.api.submit(registrationFor(setUp.seed), null);
    expect(outcome).toMatchObject({ kind, error: { code } });
    if (outcome.kind === 'not-sent') expect(outcome.retryAfterMs).toBe('headers' in answer ? 7000 : null);
    expect(await stored()).toBe(0);
    expect((await setUp.client.requests()).some(({ path }) => path.includes('elsewhere'))).toBe(false);
  });

  const errors = (ErrorMessage: unknown, ErrorCode = 'V02') => [
    { ErrorCode, ErrorMessage, StackTrace: 'em Controllers' },
  ];

  it.each([
    ['no list', { Erros: errors('Produto não encontrado.') }],
    ['an empty list', { Erros: errors('Produto não encontrado.'), ListaObjetos: [] }],
    ['a list of nothing', { erros: errors('Produto não encontrado.'), listaObjetos: [null, {}] }],
    ['a single error', { Erros: errors('Produto não encontrado.')[0], ListaObjetos: null }],
    ['nothing but words', { Erros: ['Produto não encontrado.'], ListaObjetos: [] }],
  ])('takes errors without a record for a refusal, also in a success: %s', async (_, body) => {
    for (const status of [200, 201]) {
      await setUp.client.setFault({ ...newAttendance, kind: 'status', status, body });
      const outcome = await setUp.api.submit(registrationFor(setUp.seed), null);
      expect(outcome).toMatchObject({
        kind: 'refused',
        error: {
          code: 'invalid-request',
          message: 'O Bimer recusou os dados: Produto não encontrado.',
          fields: { productId: 'Produto não encontrado.' },
          detail: `HTTP ${status}`,
        },
      });
    }
  });

  it('shows of a refusal in a success only words that are fit to be shown', async () => {
    const body = { Erros: errors(`Não\u0000\n\u202e${'x'.repeat(5_000)}`), ListaObjetos: [] };
    await setUp.client.setFault({ ...newAttendance, kind: 'status', status: 201, body });
    const outcome = await setUp.api.submit(registrationFor(setUp.seed), null);
    if (outcome.kind !== 'refused') throw new Error(outcome.kind);
    expect(outcome.error.message).toMatch(/^O Bimer recusou os dados: Não x{290,300}$/);
    expect(JSON.stringify(outcome.error.toData())).not.toContain('Controllers');
  });

  it('believes the record that a success carries beside a warning', async () => {
    const body = {
      Erros: errors('E-mail não enviado.'),
      ListaObjetos: [{ Identificador: 'A1', Numero: '7' }],
    };
    await setUp.client.setFault({ ...newAttendance, kind: 'status', status: 201, body });
    expect(await setUp.api.submit(registrationFor(setUp.seed), null)).toEqual({
      kind: 'stored',
      record: { id: 'A1', number: '7' },
    });
  });

  it.each([
    ['Nenhum registro encontrado.', 'C01', 'not-found'],
    ['O processo 5 está encerrado.', 'P01', 'process-closed'],
  ])('tells a refused parecer in a success: %s', async (message, errorCode, code) => {
    const body = { Erros: errors(message, errorCode), ListaObjetos: [] };
    await setUp.client.setFault({ ...newOpinion, kind: 'status', status: 200, body });
    expect(await setUp.api.submit(registrationFor(setUp.seed), '5')).toMatchObject({
      kind: 'refused',
      error: { code, fields: { processNumber: expect.any(String) as string } },
    });
  });

  it('says not-sent when the sign-in stands in the way', async () => {
    const { password } = setUp.connection;
    setUp.connection.password = 'errada';
    expect(await setUp.api.submit(registrationFor(setUp.seed), null)).toMatchObject({
      kind: 'not-sent',
      error: { code: 'unauthorized' },
    });
    setUp.connection.password = password;
    await setUp.client.setFault({ service: 'bimer', kind: 'drop-before-store', route: '/oauth/token' });
    expect((await setUp.api.submit(registrationFor(setUp.seed), null)).kind).toBe('not-sent');
  });

  it.each([
    [{ kind: 'not-found-route' }, 'unsupported'],
    [{ kind: 'status', status: 405 }, 'unsupported'],
    [{ kind: 'status', status: 500 }, 'failed'],
    [{ kind: 'status', status: 403 }, 'failed'],
    [{ kind: 'status', status: 200, body: '<html></html>' }, 'failed'],
    [{ kind: 'status', status: 302, headers: { location: '/login' } }, 'failed'],
    [{ kind: 'drop-before-store' }, 'failed'],
    [{ kind: 'half-body' }, 'failed'],
  ] as const)('could not ask is not the same as not found: %j → %s', async (fault, kind) => {
    const registration = registrationFor(setUp.seed);
    await setUp.api.submit(registration, null);
    await setUp.client.setFault({
      service: 'bimer',
      method: 'GET',
      route: '/api/crm/atendimentos',
      ...fault,
    });
    expect((await setUp.api.findByKey(registration.key, null)).kind).toBe(kind);
  });
});
