import { Hono, type Context } from 'hono';
import type { CallEnv } from '../gateway/call';
import type { Bimer } from '../openapi/schemas';
import type { World } from '../world';

/** Customers, and what belongs to one customer. */
export function createCustomerRoutes(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();
  const { answers } = world;

  app.get('/api/pessoas/codigo/:codigo', (c) => {
    const customer = world.bimer.customers.byCode(c.req.param('codigo'));
    return customer ? answers.objects(c, [customer]) : answers.nothingFound(c);
  });
  app.get('/api/pessoas', (c) => {
    const found = world.bimer.customers.byTaxNumber(c.req.query('cpfCnpj') ?? '');
    return found.length > 0 ? answers.objects(c, found) : answers.nothingFound(c);
  });
  app.get('/api/pessoas/porNome', (c) => {
    const name = (c.req.query('nome') ?? '').trim();
    if (name.length < 3) return answers.badParameter(c, 'nome deve ter ao menos 3 letras');
    return answers.page(c, world.bimer.customers.byName(name, c.req.query('porTrecho') === 'true'));
  });

  const ofCustomer = (c: Context<CallEnv>, items: (customer: Bimer['Pessoa']) => unknown[]) => {
    const customer = world.bimer.customers.byIdentifier(c.req.param('identificador') ?? '');
    return customer ? answers.page(c, items(customer)) : answers.nothingFound(c);
  };
  app.get('/api/crm/pessoas/:identificador/produtos', (c) =>
    ofCustomer(c, (customer) => world.bimer.ownedProducts(customer)),
  );
  app.get('/api/crm/pessoas/:identificador/atendimentos', (c) => {
    const state = c.req.query('situacao');
    return ofCustomer(c, (customer) =>
      world.bimer.processesOf(customer).filter(({ Situacao }) => !state || Situacao === state),
    );
  });
  return app;
}
