import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { BimerProcess } from '../../../../common/lookups';
import { CustomerBelongings } from '../../../../main/services/lookups/customer-belongings';
import { outboxWorld } from '../../../support/fakes/outbox-world';
import { sampleProcess } from '../../../support/fakes/samples';

function world() {
  const parts = outboxWorld();
  const { bimer, store, customers } = parts;
  return { ...parts, belongings: new CustomerBelongings({ bimer, store, customers }) };
}

const numbers = (processes: readonly BimerProcess[]) => processes.map(({ number }) => number);

describe('open attendances', () => {
  test('come by next contact, those without one last', async () => {
    const { belongings, bimer } = world();
    bimer.openProcesses = [
      sampleProcess({ number: '1', nextContactDate: null }),
      sampleProcess({ number: '2', nextContactDate: '2026-12-01' }),
      sampleProcess({ number: '3', nextContactDate: '2026-11-20' }),
    ];
    const open = await belongings.openProcesses('00263');
    expect(open.status === 'listed' && numbers(open.processes)).toEqual(['3', '2', '1']);
    expect(bimer.calls).toContain('openProcessesOf 00A0000001');
  });

  test.each([
    ['network-unreachable', 'offline'],
    ['not-found', 'unsupported'],
  ] as const)('after %s they are not listed: %s', async (code, reason) => {
    const { belongings, bimer, customers } = world();
    await customers.byCode('00263');
    bimer.error = new AppError(code);
    expect(await belongings.openProcesses('00263')).toEqual({ status: 'not-listed', reason });
    if (reason === 'offline') expect(await belongings.openProcesses('999')).toMatchObject({ reason });
  });

  test('of a customer Bimer does not know there are none to list; a refusal is told', async () => {
    const { belongings, bimer } = world();
    expect(await belongings.openProcesses('999')).toEqual({
      status: 'not-listed',
      reason: 'unknown-customer',
    });
    bimer.error = new AppError('unauthorized');
    await expect(belongings.openProcesses('00263')).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

describe('products', () => {
  test('are kept for a customer met before and serve offline', async () => {
    const { belongings, bimer, customers, clock } = world();
    bimer.ownedProducts = ['p1', 'p2'];
    await customers.byCode('00263');
    expect(await belongings.products('00263')).toEqual({ productIds: ['p1', 'p2'], source: 'bimer' });
    await clock.advance(2 * 60 * 60 * 1000);
    await customers.byCode('00263');
    bimer.error = new AppError('timeout');
    expect(await belongings.products('00263')).toEqual({ productIds: ['p1', 'p2'], source: 'cache' });
    expect(await belongings.products('999')).toEqual({ productIds: null, source: 'cache' });
  });
});
