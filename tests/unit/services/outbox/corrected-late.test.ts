import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import { listedStates, next, settleMs, started, type OutboxWorld } from '../../../support/fakes/outbox-world';
import { sampleForm } from '../../../support/fakes/samples';

const lateMs = 50_000;

/**
 * Sent with an unknown outcome, sent once more because the agent did not wait, then refused, and corrected while Bimer is
 * still at work on the first request, which it stores after all.
 */
async function correctedTooSoon(changes: Partial<RegistrationForm>): Promise<OutboxWorld> {
  const world = await started();
  const { bimer, clock, outbox, drafts } = world;
  const submit = bimer.submit.bind(bimer);
  bimer.submit = (body, processNumber) => {
    bimer.submit = submit;
    clock.after(lateMs, () => bimer.store(body, processNumber));
    return Promise.resolve({ kind: 'unknown', error: new AppError('unknown-outcome') });
  };
  bimer.outcomes = [{ kind: 'refused', error: new AppError('invalid-request') }];
  await outbox.submit(next('k1'), sampleForm(), false);
  await clock.advance(10_000);
  const key = outbox.list().value[0]?.key ?? '';
  await outbox.answer({ key, answer: 'send', processNumber: null });
  await clock.advance(5_000);
  expect(outbox.list().value[0]).toMatchObject({ state: 'needs-you', canCorrect: true, canWithdraw: false });
  await outbox.submit(drafts.targetOf('k1'), sampleForm(changes), false);
  await clock.advance(settleMs + lateMs);
  return world;
}

test('a correction does not forget that an earlier request may still arrive: it is found, and not sent again', async () => {
  const world = await correctedTooSoon({ productId: 'p2' });
  expect(world.bimer.stored).toHaveLength(1);
  expect(listedStates(world)).toEqual(['registered']);
});

test('with other words in it the agent is asked, and nothing is sent before the answer', async () => {
  const world = await correctedTooSoon({ opinion: 'Outro parecer' });
  await world.clock.advance(24 * 3_600_000);
  expect(world.bimer.stored).toHaveLength(1);
  expect(world.outbox.list().value[0]).toMatchObject({
    state: 'needs-you',
    question: { kind: 'found-differs', differing: ['opinion'] },
  });
});
