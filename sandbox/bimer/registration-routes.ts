import { Hono, type Context } from 'hono';
import type { CallEnv } from '../gateway/call';
import type { Bimer } from '../openapi/schemas';
import type { World } from '../world';
import type { StoredRegistration } from './bimer-store';
import { refusalOf } from './registration-rules';

/** Attendances and pareceres: found by number or key, and stored. */
export function createRegistrationRoutes(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();
  const { answers } = world;
  const list = (c: Context<CallEnv>, items: unknown[]) =>
    items.length > 0 ? answers.objects(c, items) : answers.nothingFound(c);
  const keyOf = (c: Context<CallEnv>) => c.req.query('chaveExterna') ?? '';

  app.get('/api/crm/atendimentos/:numero', (c) => {
    const process = world.bimer.process(c.req.param('numero'));
    return list(c, process ? [process] : []);
  });
  const found = (c: Context<CallEnv>, registrations: StoredRegistration[]) =>
    registrations.filter(({ ChaveExterna }) => ChaveExterna === keyOf(c)).map(asFound);
  app.get('/api/crm/atendimentos', (c) => {
    const now = ({ Numero }: { Numero: string }) => world.bimer.process(Numero)?.Assunto ?? null;
    return list(
      c,
      found(c, world.bimer.attendances).map((one) => ({ ...one, Assunto: now(one) })),
    );
  });
  app.get('/api/crm/pareceres', (c) => list(c, found(c, world.bimer.opinions)));

  app.post('/api/crm/atendimentos', async (c) => {
    const body = await c.req.json<Bimer['NovoRegistro']>();
    const refusal = refusalOf(body, world.bimer, null);
    const customer = world.bimer.customers.byIdentifier(body.IdentificadorPessoa);
    if (refusal || !customer)
      return answers.error(c, refusal?.code ?? 'V01', refusal?.message ?? 'Pessoa não encontrada.');
    return created(c, world.bimer.addAttendance(body, customer, receipt(c)));
  });
  app.post('/api/crm/atendimentos/:numero/pareceres', async (c) => {
    const process = world.bimer.process(c.req.param('numero'));
    if (!process) return answers.nothingFound(c);
    const body = await c.req.json<Bimer['NovoRegistro']>();
    const refusal = refusalOf(body, world.bimer, process);
    if (refusal) return answers.error(c, refusal.code, refusal.message);
    return created(c, world.bimer.addOpinion(body, process, receipt(c)));
  });

  function created(c: Context<CallEnv>, { Identificador, Numero }: StoredRegistration): Response {
    const record = { Identificador, Numero };
    switch (world.bimerSettings.postAnswer) {
      case 'envelope':
        return answers.objects(c, [record], { status: 201 });
      case 'object':
        return answers.json(c, record, { status: 201 });
      case 'list':
        return answers.json(c, [record], { status: 201 });
      case 'identifiers':
        return answers.json(c, [Identificador], { status: 201 });
    }
  }
  return app;
}

function asFound(registration: StoredRegistration): Bimer['RegistroEncontrado'] {
  const { Identificador, Numero, ChaveExterna, IdentificadorPessoa, Assunto, Parecer } = registration;
  return { Identificador, Numero, ChaveExterna, IdentificadorPessoa, Assunto, Parecer };
}

const receipt = (c: Context<CallEnv>) => new Date(c.env.call.receivedAt).toISOString();
