import { expect, test } from 'vitest';
import type { StoredAttendance } from '../../../../main/services/stored-shapes';
import { next, outboxWorld } from '../../../support/fakes/outbox-world';
import { sampleCustomer, sampleForm, samplePending } from '../../../support/fakes/samples';

async function world(changes: Partial<StoredAttendance> = {}) {
  const parts = outboxWorld();
  await parts.store.commit([
    { collection: 'attendances', id: 'k1', value: { ...samplePending(), ...changes } },
  ]);
  return parts;
}

test('a form says who works here, and nothing of that before Karoo has told', async () => {
  const { drafts, karoo } = await world();
  expect(drafts.open(next('k1'))).toMatchObject({ agentName: 'Ana Souza', agentBimerLogin: 'ana' });
  Object.assign(karoo.who, { agent: null });
  expect(drafts.open(next('k1'))).toMatchObject({ agentName: null, agentBimerLogin: null });
});

test.each([
  ['pending', {}, null],
  ['integrated-elsewhere', { integratedAs: '77' }, { processNumber: '77' }],
  ['integrated-elsewhere', {}, { processNumber: null }],
] as const)('a form of an attendance that is %s %j says so: %j', async (state, told, expected) => {
  const { drafts } = await world({ state, ...told });
  await drafts.save(next('k1'), sampleForm());
  expect(drafts.open(next('k1')).integratedElsewhere).toEqual(expected);
});

test('what has ended is not opened for another registration', async () => {
  const { drafts, outbox } = await world();
  await outbox.submit(next('k1'), sampleForm(), false);
  expect(() => drafts.open(next('k1'))).toThrow('O atendimento 48213 já foi registrado.');
});

test('what was typed can be read as text, also where nothing was typed yet', async () => {
  const { drafts, store } = await world();
  expect(drafts.text(next('k1'))).toMatch(/Atendimento: 48213[^]*Mercearia São João[^]*Nota fiscal/);
  await drafts.save(next('k1'), sampleForm({ opinion: 'Meio digitado' }));
  expect(drafts.text(next('k1'))).toContain('Meio digitado');

  await drafts.save(next('k1'), sampleForm({ customerCode: '00777' }));
  expect(drafts.text(next('k1'))).toContain('00777');
  expect(drafts.text(next('k1'))).not.toContain('Mercearia');
  const customer = sampleCustomer({ code: '00777', name: 'Padaria Sol' });
  await store.commit([{ collection: 'customers', id: '00777', value: { customer, lastUsedAt: 1 } }]);
  expect(drafts.text(next('k1'))).toContain('Padaria Sol');
});
