import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bimer } from '../../sandbox/openapi/schemas';
import { createBench, newRegistration, oauthForm, type Bench } from './checked-call';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
beforeEach(async () => {
  await bench.control.reset();
  await bench.signIn();
});
afterAll(() => bench.sandbox.close());

const codeOf = (answer: { status: number; body: Bimer['Envelope'] }) => [
  answer.status,
  answer.body.Erros[0]?.ErrorCode,
];

const anyIds = { Identificador: expect.any(String) as string, Numero: expect.any(String) as string };

/** What tells one registration from another. */
const identity = ({ ChaveExterna, IdentificadorPessoa, Assunto, Parecer }: Bimer['NovoRegistro']) => ({
  ChaveExterna,
  IdentificadorPessoa,
  Assunto,
  Parecer,
});

describe('signing in', () => {
  const token = (form: Record<string, string>) =>
    bench.call<Bimer['TokenOauth'] & Bimer['FalhaOauth']>('bimer', 'POST', '/oauth/token', { form });

  it('refuses a nonce that was used before, a wrong secret and the clear password', async () => {
    const form = oauthForm(bench.sandbox);
    expect((await token(form)).status).toBe(200);
    expect((await token(form)).body.error).toBe('invalid_grant');
    expect((await token({ ...oauthForm(bench.sandbox), client_secret: 'x' })).body.error).toBe(
      'invalid_client',
    );
    expect(
      (await token({ ...oauthForm(bench.sandbox), password: bench.sandbox.provision.bimer.password })).status,
    ).toBe(400);
  });

  it('renews once with a refresh token, also after all access tokens have ended', async () => {
    const { body } = await token(oauthForm(bench.sandbox));
    await bench.control.expireTokens();
    expect((await bench.bimer('GET', '/api/usuarios', { token: body.access_token })).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token as string };
    const renewed = await token(form);
    expect((await bench.bimer('GET', '/api/usuarios', { token: renewed.body.access_token })).status).toBe(
      200,
    );
    expect((await token(form)).status).toBe(400);
  });

  it('tells the lifetime relative, absolute or not at all, and tokens end by themselves', async () => {
    expect((await token(oauthForm(bench.sandbox))).body.expires_in).toBe(3600);
    await bench.control.changeBimerSettings({ expiresIn: 'absolute' });
    expect((await token(oauthForm(bench.sandbox))).body.expires_in).toBeGreaterThan(1e9);
    await bench.control.changeBimerSettings({ expiresIn: 'zero', tokenLifetimeSeconds: 0 });
    const { body } = await token(oauthForm(bench.sandbox));
    expect(body.expires_in).toBe(0);
    expect((await bench.bimer('GET', '/api/usuarios', { token: body.access_token })).status).toBe(401);
  });

  it('knows only the style that is set', async () => {
    const { username, password } = bench.sandbox.provision.bimer;
    expect((await bench.call('bimer', 'POST', '/auth/token', { form: { username, password } })).status).toBe(
      404,
    );
    await bench.control.setBimerPassword('nova');
    expect((await token(oauthForm(bench.sandbox))).status).toBe(400);
    expect((await token(oauthForm(bench.sandbox, undefined, 'nova'))).status).toBe(200);
  });
});

describe('reading', () => {
  it('finds nothing with 400 and C01', async () => {
    const { seed } = bench;
    const noneOf = [
      '/api/pessoas/codigo/263',
      '/api/pessoas?cpfCnpj=00000000000000',
      '/api/pessoas/porNome?nome=zzzzzz',
    ];
    const more = [
      `/api/crm/atendimentos/${seed.unknownProcessNumber}`,
      '/api/crm/atendimentos?chaveExterna=nada',
      '/api/crm/pareceres?chaveExterna=nada',
    ];
    for (const path of [...noneOf, ...more, '/api/usuarios?pagina=99']) {
      expect(codeOf(await bench.bimer('GET', path)), path).toEqual([400, 'C01']);
    }
  });

  it('refuses short names and bad paging with 400 and -1, and other methods with 405', async () => {
    for (const path of [
      '/api/pessoas/porNome?nome=ab',
      '/api/pessoas/porNome?nome=%20%20a',
      '/api/usuarios?pagina=0',
      '/api/usuarios?limite=x',
    ]) {
      expect(codeOf(await bench.bimer('GET', path)), path).toEqual([400, '-1']);
    }
    expect((await bench.bimer('DELETE', '/api/usuarios')).status).toBe(405);
    expect((await bench.bimer('GET', '/api/nada')).status).toBe(404);
  });

  it('pages a list to its end without gap or repetition', async () => {
    const ids: string[] = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const { body } = await bench.bimer<Bimer['EnvelopeProduto']>(
        'GET',
        `/api/crm/produtos?limite=70&pagina=${page}`,
      );
      pages = body.Paginacao?.TotalPagina ?? 0;
      ids.push(...body.ListaObjetos.map(({ Identificador }) => Identificador));
    }
    expect(ids).toHaveLength(300);
    expect(new Set(ids).size).toBe(300);
  });

  it('finds a customer whose CNPJ is a number that lost its zeros, and names without accents', async () => {
    const { body } = await bench.bimer<Bimer['EnvelopePessoa']>('GET', '/api/pessoas/codigo/00263');
    const taxNumber = body.ListaObjetos[0]?.CpfCnpj;
    expect(taxNumber).toBeTypeOf('number');
    const byTax = await bench.bimer<Bimer['EnvelopePessoa']>(
      'GET',
      `/api/pessoas?cpfCnpj=${String(taxNumber).padStart(14, '0')}`,
    );
    expect(byTax.body.ListaObjetos[0]?.Codigo).toBe('00263');
    const byName = await bench.bimer<Bimer['EnvelopePessoa']>(
      'GET',
      '/api/pessoas/porNome?nome=SAO%20JOAO%20LTDA&porTrecho=true',
    );
    expect(byName.body.ListaObjetos.map(({ Codigo }) => Codigo)).toContain('00263');
  });

  it('answers in camelCase when the version does', async () => {
    await bench.control.changeBimerSettings({ keyCase: 'camel' });
    const { body } = await bench.bimer<Record<string, unknown>>('GET', '/api/usuarios?limite=1');
    expect(Object.keys(body)).toEqual(['erros', 'listaObjetos', 'paginacao']);
    expect(Object.keys((body['listaObjetos'] as object[])[0] as object)).toContain('identificador');
  });

  it('has another ETag once the list has changed, and none when the version has none', async () => {
    const read = async (etag = '') =>
      bench.bimer('GET', '/api/usuarios', { headers: { 'if-none-match': etag } });
    const etag = (await read()).headers.get('etag') as string;
    expect((await read(etag)).status).toBe(304);
    await bench.control.changeBimerData({
      collection: 'usuarios',
      id: bench.seed.otherUser.Identificador,
      fields: { Nome: 'Outro Nome' },
    });
    const changed = await read(etag);
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
    await bench.control.changeBimerSettings({ etag: false });
    expect((await read(etag)).headers.has('etag')).toBe(false);
  });
});

describe('registering', () => {
  const path = '/api/crm/atendimentos';
  const post = (fields: Partial<Bimer['NovoRegistro']> = {}, to = path) => {
    return bench.bimer<Bimer['EnvelopeRegistro']>('POST', to, { json: newRegistration(bench.seed, fields) });
  };

  it('stores the same key twice: it has no idempotency', async () => {
    const json = newRegistration(bench.seed);
    await bench.bimer('POST', path, { json });
    await bench.bimer('POST', path, { json });
    const found = await bench.bimer<Bimer['EnvelopeRegistroEncontrado']>(
      'GET',
      `${path}?chaveExterna=${json.ChaveExterna}`,
    );
    expect(found.body.ListaObjetos).toHaveLength(2);
    expect(found.body.ListaObjetos[0]).toEqual({ ...identity(json), ...anyIds });
    const { attendances } = await bench.control.registrations();
    expect(attendances).toEqual([expect.objectContaining(json), expect.objectContaining(json)]);
  });

  it('tells of a parecer that is found what tells it from others', async () => {
    const { Numero } = bench.seed.openProcess;
    const json = newRegistration(bench.seed);
    await bench.bimer('POST', `${path}/${Numero}/pareceres`, { json });
    const found = await bench.bimer<Bimer['EnvelopeRegistroEncontrado']>(
      'GET',
      `/api/crm/pareceres?chaveExterna=${json.ChaveExterna}`,
    );
    expect(found.body.ListaObjetos).toEqual([{ ...identity(json), ...anyIds, Numero }]);
  });

  it('tells of an attendance that is found the subject it has now', async () => {
    const json = newRegistration(bench.seed);
    const { body } = await bench.bimer<Bimer['EnvelopeRegistro']>('POST', path, { json });
    const id = body.ListaObjetos[0]?.Numero ?? '';
    await bench.control.changeBimerData({ collection: 'atendimentos', id, fields: { Assunto: 'Outro' } });
    const found = await bench.bimer<Bimer['EnvelopeRegistroEncontrado']>(
      'GET',
      `${path}?chaveExterna=${json.ChaveExterna}`,
    );
    expect(found.body.ListaObjetos[0]?.Assunto).toBe('Outro');
  });

  it('carries a parecer over to its attendance, until it is closed', async () => {
    const { Numero } = bench.seed.openProcess;
    const to = `${path}/${Numero}/pareceres`;
    await post({ DataProximoContato: '2031-02-03' }, to);
    const open = await bench.bimer<Bimer['EnvelopeAtendimento']>('GET', `${path}/${Numero}`);
    expect(open.body.ListaObjetos[0]).toMatchObject({ DataProximoContato: '2031-02-03', Situacao: 'A' });
    const closing = { Encerrar: true, DataProximoContato: null, IdentificadorUsuarioProximoContato: null };
    expect((await post(closing, to)).status).toBe(201);
    const refused = await post(closing, to);
    expect(codeOf(refused)).toEqual([400, 'P01']);
    expect(refused.body.Erros[0]?.ErrorMessage).toContain('encerrado');
    expect((await bench.control.registrations()).opinions).toHaveLength(2);
  });

  it('refuses what does not exist or does not go together', async () => {
    const { seed } = bench;
    const cases: [string, Partial<Bimer['NovoRegistro']>][] = [
      ['V01', { IdentificadorPessoa: '00A9999999' }],
      ['V02', { IdentificadorProduto: '00B9999999' }],
      ['V03', { IdentificadorTipoAtendimento: '00C9999999' }],
      ['V04', { IdentificadorTipoAtendimento: seed.typeGroup.Identificador }],
      ['V04', { IdentificadorTipoAtendimento: seed.inactiveType.Identificador }],
      ['V05', { IdentificadorCentroResponsabilidade: '00D9999999' }],
      ['V06', { IdentificadorUsuarioProximoContato: '00E9999999' }],
      ['V07', { IdentificadorUsuarioProximoContato: seed.inactiveUser.Identificador }],
      ['V08', { Encerrar: true }],
      ['V09', { Prioritario: true, IdentificadorUsuarioProximoContato: null }],
      ['V10', { DestinatariosSpySystem: ['ninguem'] }],
      ['-1', { DataProximoContato: '15/01/2030' }],
      ['-1', { Destinatarios: ['nada'] }],
    ];
    for (const [code, fields] of cases)
      expect(codeOf(await post(fields)), JSON.stringify(fields)).toEqual([400, code]);
    expect((await bench.control.registrations()).attendances).toEqual([]);
  });

  it('answers a POST in each shape that occurs', async () => {
    const shapes = { envelope: 'ListaObjetos', object: 'Numero', list: '0', identifiers: '0' } as const;
    for (const [postAnswer, key] of Object.entries(shapes)) {
      await bench.control.changeBimerSettings({ postAnswer: postAnswer as keyof typeof shapes });
      const { status, body } = await post();
      expect([status, key in body]).toEqual([201, true]);
    }
  });
});
