import { expect, test } from 'vitest';
import { outboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm, samplePending } from '../../../support/fakes/samples';

test('the key in Bimer names the account once, and the attendance as Karoo does', async () => {
  const world = outboxWorld();
  const id = 'conta1/k7';
  await world.store.commit([{ collection: 'attendances', id, value: samplePending({ id }) }]);
  const { key } = await world.outbox.submit(id, sampleForm(), true);
  expect(key).toMatch(/^karoo:conta1:k7:1(:|$)/);
});
