import { expect, test } from 'vitest';
import { AppError } from '../../../common/errors';
import { formHandlers } from '../../../main/ipc/handlers/form-handlers';
import { Conversations } from '../../../main/services/conversations/conversations';
import type { WindowIdentity } from '../../../main/windows/window-registry';
import { settle } from '../../support/fakes/fake-clock';
import { started, type OutboxWorld } from '../../support/fakes/outbox-world';
import { sampleForm } from '../../support/fakes/samples';
import { defaultSettings } from '../../../common/settings/settings';

/** A form window of `k1` without its page. */
function formWindow(world: OutboxWorld) {
  const { drafts, outbox, karoo } = world;
  const caller: WindowIdentity = {
    window: undefined as never,
    role: 'form',
    attendanceId: 'k1',
    correctingKey: null,
    sequence: 1,
  };
  const handlers = formHandlers({
    drafts,
    outbox,
    conversations: new Conversations({ karoo, settings: { current: () => defaultSettings } }),
    forms: {
      retarget: (identity, attendanceId) => {
        Object.assign(identity, drafts.targetOf(attendanceId));
        return drafts.open(drafts.targetOf(attendanceId));
      },
      noteTouched: () => undefined,
      noteFlushed: () => undefined,
      walk: () => undefined,
      drop: () => undefined,
    },
  });
  return {
    load: () => handlers['form:load'](undefined, caller),
    save: (subject: string) => handlers['form:save-draft']({ form: form(subject) }, caller),
    send: (subject: string) => handlers['form:submit']({ form: form(subject), isLast: false }, caller),
  };
}

const form = (subject: string) => sampleForm({ isMultiple: true, subject });
const refusal = { kind: 'refused' as const, error: new AppError('invalid-request') };
const stored = ({ bimer }: OutboxWorld) =>
  bimer.stored.map(({ body }) => [body.key.split(':')[3], body.subject]);

test('what is refused while its form is still open is corrected there, and is not a second registration', async () => {
  const world = await started();
  const window = formWindow(world);
  world.bimer.outcomes = [refusal];
  await window.load();
  await window.send('Recusado');
  await settle();
  await window.save('Corrigido');
  await world.clock.advance(20_000);
  await window.send('Corrigido');
  await settle();
  expect(stored(world)).toEqual([['1', 'Corrigido']]);
  expect(world.store.all('registrations')).toHaveLength(1);
});

test('after Enviar the form that is loaded is about the next registration, and stays so', async () => {
  const world = await started();
  const window = formWindow(world);
  world.bimer.outcomes = [refusal];
  await window.send('Primeiro');
  expect(await window.load()).toMatchObject({ sequence: 2, correcting: null });
  await settle();
  await window.save('Segundo');
  await window.send('Segundo');
  await settle();
  expect(stored(world)).toEqual([['2', 'Segundo']]);
  expect(await window.load()).toMatchObject({ sequence: 1, form: { subject: 'Primeiro' } });
});

test('Enviar twice sends once', async () => {
  const world = await started();
  const window = formWindow(world);
  const both = await Promise.allSettled([window.send('Um só'), window.send('Um só')]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await settle();
  await expect(window.send('Um só')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(stored(world)).toHaveLength(1);
});

test.each([3_600_000, -3_600_000, 0])(
  'Enviar twice sends once, also where the clock jumps by %i ms in between',
  async (jumpMs) => {
    const world = await started();
    const window = formWindow(world);
    await window.load();
    const first = window.send('Um só');
    world.clock.jump(jumpMs);
    const both = await Promise.allSettled([first, window.send('Um só')]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await settle();
    expect(stored(world)).toEqual([['1', 'Um só']]);
  },
);

test('the next form may say the same again: that is no double click', async () => {
  const world = await started();
  const window = formWindow(world);
  await window.load();
  await window.send('Troca de bobina');
  expect(await window.load()).toMatchObject({ sequence: 2 });
  await window.send('Troca de bobina');
  await settle();
  expect(stored(world)).toHaveLength(2);
});
