import { Hono, type Context } from 'hono';
import type { AttendanceFields } from '../karoo/attendance-fields';
import type { FinishAgainRequest, FinishRequest } from '../karoo/karoo-store';
import type { KarooSettings } from '../karoo/settings';
import type { BimerSettings } from '../bimer/settings';
import type { World } from '../world';
import { changeBimerData, type BimerDataChange } from './bimer-data';
import { readFault } from './fault-request';
import { ControlError } from './control-error';
import { createSeedData } from './seed-data';

/** Body of `POST /account`: fields of Karoo's account and agent. */
export interface AccountChange {
  id?: string;
  integracaoBimer?: boolean;
  nome?: string;
  fusoHorario?: string;
  agente?: { nome?: string; email?: string | null; loginBimer?: string | null };
}

export type { AttendanceFields, BimerDataChange };

/** What a test or the demo may do to the sandbox; README.md lists it all. */
export function createControlApp(world: World): Hono {
  const app = new Hono();
  const done = (c: Context) => c.body(null, 204);

  app.get('/health', (c) => c.json({ ok: true, streamClients: world.events.clientCount }));
  app.get('/seed-data', (c) => c.json(createSeedData(world)));
  app.post('/reset', (c) => {
    world.reset();
    return done(c);
  });

  app.post('/attendances/finish', async (c) =>
    c.json(world.karoo.finish(await bodyOf<FinishRequest>(c)), 201),
  );
  app.post('/attendances/finish-again', async (c) => {
    const { id = '', ...fields } = await bodyOf<FinishAgainRequest>(c);
    const attendance = world.karoo.attendances.get(id);
    if (!attendance) throw new ControlError(`id: no attendance ${id}`, 404);
    world.karoo.finishAgain(attendance, fields);
    return c.json(attendance);
  });
  app.get('/registrations', (c) => {
    const { attendances, opinions } = world.bimer;
    return c.json({ attendances, opinions, integrations: world.karoo.integrations });
  });
  app.post('/integrated-elsewhere', async (c) => {
    const { id, numeroBimer } = await bodyOf<{ id: string; numeroBimer: string }>(c);
    const attendance = world.karoo.attendances.get(id);
    if (!attendance) throw new ControlError(`id: no attendance ${id}`, 404);
    world.karoo.conclude(attendance, numeroBimer);
    return done(c);
  });

  app.get('/faults', (c) => c.json(world.faults.list()));
  app.post('/faults', async (c) => {
    const fault = world.faults.add(readFault(await bodyOf(c)));
    world.events.applyFaults();
    return c.json(fault, 201);
  });
  app.delete('/faults', (c) => {
    world.faults.clear();
    return done(c);
  });

  app.post('/tokens/expire', async (c) => {
    const { refreshTokens = false } = await bodyOf<{ refreshTokens?: boolean }>(c);
    world.sessions.expireAll(refreshTokens);
    return done(c);
  });
  app.post('/account', async (c) => {
    const { agente, ...conta } = await bodyOf<AccountChange>(c);
    Object.assign(world.karoo.account.conta, conta);
    Object.assign(world.karoo.account.agente, agente ?? {});
    return c.json(world.karoo.account);
  });
  app.post('/karoo/token', async (c) => {
    world.karoo.token = (await bodyOf<{ token: string }>(c)).token;
    return done(c);
  });
  app.post('/bimer/password', async (c) => {
    world.bimerSettings.password = (await bodyOf<{ password: string }>(c)).password;
    return done(c);
  });
  app.post('/karoo/settings', async (c) =>
    c.json(changeSettings(world.karooSettings, await bodyOf<Partial<KarooSettings>>(c))),
  );
  app.post('/bimer/settings', async (c) =>
    c.json(changeSettings(world.bimerSettings, await bodyOf<Partial<BimerSettings>>(c))),
  );
  app.post('/bimer/data', async (c) =>
    c.json(changeBimerData(world.bimer, await bodyOf<BimerDataChange>(c))),
  );

  app.get('/requests', (c) => c.json(world.requests.list()));
  app.delete('/requests', (c) => {
    world.requests.clear();
    return done(c);
  });
  app.get('/violations', (c) => c.json(world.violations.list()));
  app.delete('/violations', (c) => {
    world.violations.clear();
    return done(c);
  });

  app.notFound((c) => c.json({ error: `unknown: ${c.req.method} ${c.req.path}` }, 404));
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    return c.json({ error: error.stack ?? error.message }, 500);
  });
  return app;
}

function changeSettings<T extends object>(settings: T, given: Partial<T>): T {
  const unknown = Object.keys(given).filter((key) => !(key in settings));
  if (unknown.length > 0) throw new ControlError(`unknown: ${unknown.join(', ')}`);
  return Object.assign(settings, given);
}

async function bodyOf<T extends object>(c: Context): Promise<T> {
  const text = await c.req.text();
  try {
    return (text === '' ? {} : JSON.parse(text)) as T;
  } catch {
    throw new ControlError('the body is not JSON');
  }
}
