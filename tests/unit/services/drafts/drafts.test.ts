import { expect, test } from 'vitest';
import { next, outboxWorld } from '../../../support/fakes/outbox-world';
import { inStep, sampleForm, samplePending, sampleRegistration } from '../../../support/fakes/samples';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import type { FormView } from '../../../../common/attendance/form-view';
import type { StoredAttendance } from '../../../../main/services/stored-shapes';

const view: FormView = {
  focus: { field: 'opinion', selection: { start: 3, end: 9, direction: 'forward' } },
  unfinishedRecipient: '',
  formScroll: 120,
  opinionScroll: 0,
  conversation: { isOpen: true, scroll: 300 },
};

async function world(changes: Partial<StoredAttendance> = {}) {
  const parts = outboxWorld();
  const value = { ...samplePending({ opinionDraft: 'Já orientado.' }), ...changes };
  await parts.store.commit([{ collection: 'attendances', id: 'k1', value }]);
  return parts;
}

test('opens filled from Karoo, then as it was typed', async () => {
  const { drafts, clock } = await world();
  expect(drafts.open(next('k1'))).toMatchObject({
    form: { customerCode: '00263', contactName: 'João', subject: 'Nota fiscal', opinion: 'Já orientado.' },
    sequence: 1,
    registrations: [],
    correcting: null,
    agentBimerLogin: 'ana',
    rules: { responsibilityCentre: 'whenOpen' },
  });
  const typed = sampleForm({ opinion: 'Meio digitado' });
  expect(await drafts.save(next('k1'), typed)).toEqual({ savedAt: clock.now() });
  expect(drafts.open(next('k1')).form).toEqual(typed);
  await drafts.discard(next('k1'));
  expect(drafts.open(next('k1')).form.opinion).toBe('Já orientado.');
});

test('refuses what is no form, an unknown attendance and a concluded one', async () => {
  const { drafts, store } = await world();
  const odd = { ...sampleForm(), extra: 1 } as RegistrationForm;
  await expect(drafts.save(next('k1'), odd)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(drafts.save(next('k9'), sampleForm())).rejects.toMatchObject({ code: 'not-found' });
  expect(() => drafts.open(next('k9'))).toThrow(expect.objectContaining({ code: 'not-found' }));
  await store.commit([
    { collection: 'attendances', id: 'k1', value: { ...samplePending(), state: 'concluded' } },
  ]);
  await expect(drafts.save(next('k1'), sampleForm())).rejects.toMatchObject({
    code: 'not-found',
    message: 'O atendimento 48213 já foi registrado.',
  });
});

test('what was typed for an attendance integrated elsewhere can still be opened, kept and discarded', async () => {
  const { drafts, outbox } = await world({ state: 'integrated-elsewhere' });
  expect(() => drafts.open(next('k1'))).toThrow('já foi integrado por outro meio');
  await drafts.save(next('k1'), sampleForm());
  expect(drafts.open(next('k1')).form).toEqual(sampleForm());
  await expect(outbox.submit(next('k1'), sampleForm(), false)).rejects.toMatchObject({ code: 'not-allowed' });
  await drafts.discard(next('k1'));
  await drafts.discard(next('k1'));
  expect(() => drafts.open(next('k1'))).toThrow();
});

test('proposes out of what was sent, for the customer asked for, and nothing out of what was refused', async () => {
  const { drafts, store } = await world();
  const sent = sampleRegistration({ key: 'a', attendanceId: 'k0', progress: inStep.registered });
  const refused = sampleRegistration({
    key: 'b',
    attendanceId: 'k0',
    progress: inStep.refused,
    createdAt: 2_000,
  });
  await store.commit([
    { collection: 'registrations', id: 'a', value: sent },
    {
      collection: 'registrations',
      id: 'b',
      value: { ...refused, form: sampleForm({ productId: 'refused', customerCode: '777' }) },
    },
  ]);
  const { suggestions } = drafts.open(next('k1'));
  expect(suggestions.proposals.productId).toMatchObject({ value: '00A0000010' });
  expect(suggestions.recents.productId).toEqual(['00A0000010']);
  // Another customer, but the same subject as the one sent.
  expect(drafts.suggest('k1', '777').proposals.productId?.reason).toContain('assunto parecido');
  expect(() => drafts.suggest('k9', '')).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('keeps which messages were taken into Parecer, also for a save that says nothing of them', async () => {
  const { drafts, outbox, store } = await world();
  const multiple = sampleForm({ isMultiple: true });
  await drafts.save(next('k1'), multiple, { pickedMessageIds: ['m1', 'm2'] });
  await drafts.save(next('k1'), { ...multiple, subject: 'Outro' });
  expect(drafts.open(next('k1'))).toMatchObject({ pickedMessageIds: ['m1', 'm2'], picksOfOthers: [] });
  await outbox.submit(next('k1'), multiple, false, ['m1', 'm2']);
  expect(drafts.open(next('k1'))).toMatchObject({
    pickedMessageIds: [],
    picksOfOthers: [{ sequence: 1, messageIds: ['m1', 'm2'] }],
  });
  const [sent] = store.all('registrations');
  if (!sent) throw new Error('nothing sent');
  await store.commit([
    { collection: 'registrations', id: sent.key, value: { ...sent, progress: inStep.refused } },
  ]);
  expect(drafts.open(drafts.targetOf('k1'))).toMatchObject({
    pickedMessageIds: ['m1', 'm2'],
    picksOfOthers: [],
  });
});

test('keeps where the agent was, with a draft and never without one', async () => {
  const { drafts, store, clock } = await world();
  await drafts.saveView(next('k1'), view);
  expect(store.all('drafts')).toEqual([]);
  expect(drafts.open(next('k1')).view).toBeNull();
  await drafts.save(next('k1'), sampleForm(), { view });
  expect(drafts.open(next('k1')).view).toEqual(view);
  const savedAt = clock.now();
  await clock.advance(5_000);
  await drafts.saveView(next('k1'), { ...view, formScroll: 7 });
  expect(store.all('drafts')).toMatchObject([{ view: { formScroll: 7 }, savedAt }]);
  await drafts.save(next('k1'), sampleForm({ subject: 'Outro' }));
  expect(drafts.open(next('k1'))).toMatchObject({ form: { subject: 'Outro' }, view: { formScroll: 7 } });
});

test('a form is opened for what waits for the agent first, the oldest one, and reading it changes nothing', async () => {
  const { drafts, store, records } = await world();
  const waiting = (sequence: number, step: 'refused' | 'asking' | 'queued') =>
    sampleRegistration({ key: `r${sequence}`, sequence, ordinal: sequence, progress: inStep[step] });
  const put = (registration: ReturnType<typeof waiting>) =>
    store.commit([{ collection: 'registrations', id: registration.key, value: registration }]);
  expect(drafts.targetOf('k1')).toEqual(next('k1'));
  for (const one of [waiting(3, 'asking'), waiting(2, 'refused'), waiting(1, 'queued')]) await put(one);
  expect(drafts.targetOf('k1')).toEqual({ attendanceId: 'k1', correctingKey: 'r2', sequence: 1 });
  const commits = records.commits.length;
  expect(drafts.open(drafts.targetOf('k1'))).toMatchObject({
    sequence: 2,
    correcting: { key: 'r2', error: { code: 'invalid-request' } },
  });
  expect(drafts.open({ attendanceId: 'k1', correctingKey: 'r3' }).correcting).toEqual({
    key: 'r3',
    error: null,
  });
  expect(drafts.open(next('k1'))).toMatchObject({ sequence: 4, correcting: null });
  expect(records.commits).toHaveLength(commits);
});

test('a correction has a draft of its own; once it is on its way again, nothing typed can take another’s place', async () => {
  const { drafts, store } = await world();
  const refused = sampleRegistration({ key: 'r1', progress: inStep.refused });
  await store.commit([{ collection: 'registrations', id: 'r1', value: refused }]);
  const correction = drafts.targetOf('k1');
  await drafts.save(next('k1'), sampleForm({ subject: 'O próximo' }));
  await drafts.save(correction, sampleForm({ subject: 'Corrigido' }));
  expect(store.get('drafts', 'r1')).toMatchObject({ registrationKey: 'r1', form: { subject: 'Corrigido' } });
  await store.commit([
    { collection: 'registrations', id: 'r1', value: { ...refused, progress: inStep.queued } },
    { collection: 'drafts', id: 'r1', value: null },
  ]);
  await expect(drafts.save(correction, sampleForm({ subject: 'Tarde demais' }))).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await drafts.saveView(correction, view);
  await drafts.discard(correction);
  expect(store.all('drafts')).toMatchObject([{ attendanceId: 'k1', form: { subject: 'O próximo' } }]);
});

test('after a withdrawal the places of the registrations stay apart', async () => {
  const { drafts, outbox, store } = await world();
  const send = (subject: string, pickedMessageIds: string[]) =>
    outbox.submit(drafts.targetOf('k1'), sampleForm({ isMultiple: true, subject }), false, pickedMessageIds);
  const first = await send('Primeiro', ['m1']);
  const second = await send('Segundo', ['m2']);
  await outbox.withdraw(first.key);
  expect(drafts.open(next('k1'))).toMatchObject({
    sequence: 1,
    picksOfOthers: [{ sequence: 2, messageIds: ['m2'] }],
  });
  expect((await send('Outra vez o primeiro', ['m1'])).sequence).toBe(1);
  expect(store.get('registrations', second.key)?.ordinal).toBe(2);
});
