import { expect, test } from 'vitest';
import { Arrivals } from '../../../../main/services/arrivals/arrivals';
import { defaultSettings, type Settings } from '../../../../common/settings/settings';
import { FakeClock, settle } from '../../../support/fakes/fake-clock';
import { RecordingLogger } from '../../../support/fakes/in-memory-stores';
import { sampleAttendance, sampleUnreadable } from '../../../support/fakes/samples';

function arrivals(settings: Partial<Settings> = {}, isNoticePossible = true) {
  const clock = new FakeClock();
  const onScreen: { title: string; onClick: () => void }[] = [];
  const shown: string[] = [];
  const opening: { id: string; done: () => void; fail: () => void }[] = [];
  const untouched = new Set<string>();
  const asked: string[] = [];
  const subject = new Arrivals({
    settings: { current: () => ({ ...defaultSettings, ...settings }) },
    forms: {
      countUntouched: () => untouched.size,
      openQuietly: (id) =>
        new Promise((resolve, reject) => {
          opening.push({
            id,
            done: () => {
              untouched.add(id);
              resolve();
            },
            fail: () => {
              reject(new Error('gone'));
            },
          });
        }),
    },
    notifier: {
      show: (notice) => {
        if (!isNoticePossible) return { status: 'not-shown', reason: 'unsupported' };
        shown.push(notice.title);
        onScreen.push(notice);
        return { status: 'shown', withdraw: () => onScreen.splice(onScreen.indexOf(notice), 1) };
      },
    },
    clock,
    logger: new RecordingLogger(),
    openInbox: () => {
      asked.push('inbox');
    },
    openForm: (id) => {
      asked.push(id);
    },
  });
  const finish = (count: number, first = 1) => {
    for (let index = first; index < first + count; index += 1)
      subject.finished(sampleAttendance({ id: `k${String(index)}`, number: String(index) }));
  };
  const openAll = async () => {
    await settle();
    for (let next = opening.shift(); next; next = opening.shift()) {
      next.done();
      await settle();
    }
  };
  return { subject, clock, onScreen, shown, opening, untouched, asked, finish, openAll };
}

const titles = (notices: { title: string }[]) => notices.map(({ title }) => title);

test('one attendance: its form and its notice at once, and nothing later', async () => {
  const { clock, finish, onScreen, opening, asked } = arrivals();
  finish(1);
  await settle();
  expect(opening.map(({ id }) => id)).toEqual(['k1']);
  expect(titles(onScreen)).toEqual([expect.stringContaining('Atendimento 1 finalizado')]);
  onScreen[0]?.onClick();
  expect(asked).toEqual(['k1']);
  await clock.advance(5000);
  expect(onScreen).toHaveLength(1);
  expect(clock.nextDelayMs).toBeNull();
});

test.each([1, 3, 10])('of 60 at once at most %i open by themselves, one after the other', async (most) => {
  const { finish, opening, untouched, openAll } = arrivals({ 'form.maxAutoOpened': most });
  finish(60);
  await settle();
  expect(opening).toHaveLength(1);
  await openAll();
  expect([...untouched]).toEqual(Array.from({ length: most }, (_none, index) => `k${String(index + 1)}`));
});

test('a form that was touched makes room for the next that finishes; what waits in the inbox stays there', async () => {
  const { finish, untouched, openAll } = arrivals({ 'form.maxAutoOpened': 1 });
  finish(2);
  await openAll();
  untouched.clear();
  finish(1, 3);
  await openAll();
  expect([...untouched]).toEqual(['k3']);
});

test('a form that cannot be opened keeps no other one from it', async () => {
  const { finish, opening, untouched, openAll } = arrivals();
  finish(2);
  await settle();
  opening.shift()?.fail();
  await openAll();
  expect([...untouched]).toEqual(['k2']);
});

test('no form opens by itself where the agent wants that', async () => {
  const { finish, opening, onScreen } = arrivals({ 'form.opening': 'onClick' });
  finish(2);
  await settle();
  expect(opening).toEqual([]);
  expect(onScreen).toHaveLength(1);
});

test('what finishes within a second is one notice, which leads to the inbox', async () => {
  const { clock, finish, onScreen, shown, asked } = arrivals();
  finish(231);
  expect(shown).toHaveLength(1);
  await clock.advance(1000);
  expect(titles(onScreen)).toEqual(['231 atendimentos finalizados']);
  onScreen[0]?.onClick();
  expect(asked).toEqual(['inbox']);
  await clock.advance(10_000);
  expect(shown).toHaveLength(2);
});

test('it counts on while each second brings more, and anew after a second without', async () => {
  const { clock, finish, onScreen } = arrivals();
  for (let second = 0; second < 3; second += 1) {
    finish(2);
    await clock.advance(1000);
  }
  expect(titles(onScreen)).toEqual(['6 atendimentos finalizados']);
  await clock.advance(1000);
  finish(1, 9);
  expect(titles(onScreen)).toEqual([
    '6 atendimentos finalizados',
    expect.stringContaining('Atendimento 9 finalizado'),
  ]);
});

test('what could not be read counts among them', async () => {
  const { subject, clock, finish, onScreen } = arrivals();
  finish(1);
  subject.unreadable(sampleUnreadable());
  await clock.advance(1000);
  expect(titles(onScreen)).toEqual(['2 atendimentos finalizados']);
});

test('a system without notices changes nothing else', async () => {
  const { clock, finish, openAll, untouched } = arrivals({}, false);
  finish(5);
  await clock.advance(5000);
  await openAll();
  expect(untouched.size).toBe(3);
});
