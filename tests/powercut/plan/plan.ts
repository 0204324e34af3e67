import { PlannedAgent } from './agent';
import { allSteps, type Life, type Plan, type Step } from './steps';

/** A step of the schema that the next version will bring. */
export const nextVersionSql = 'ALTER TABLE attendances ADD COLUMN channel TEXT';

/** The same seed plans the same lives of one data folder; `turns` is how many commits the longest one has. */
export function planLives(seed: number, turns: number): Plan {
  const agent = new PlannedAgent('k', seed);
  const fresh = new PlannedAgent('n', seed);
  const erasures: Plan['erasures'] = [];
  const lives: Life[] = [];
  const live = (title: string, groups: Step[][], end: Life['end'], changes: Partial<Life> = {}) => {
    lives.push({ title, version: 'current', mishap: null, groups, end, ...changes });
  };
  /** A group of its own; its words are gone from then on. */
  const erase = (before: Step[][], ids: string[], customerCode: string | null): Step[] => {
    agent.drop(ids);
    const step = allSteps(lives).length + before.flat().length + 1;
    for (const id of ids) erasures.push({ step, word: agent.words.get(id) ?? '' });
    return [{ kind: 'erase', attendanceIds: ids, customerCode }];
  };
  live('first start', agent.turns(6), 'killed');
  live('commits and checkpoints', agent.turns(turns), 'closed');

  const cleaning = agent.turns(12);
  const forgotten = agent.settledIds.slice(0, 3);
  agent.drop(forgotten);
  cleaning.push([{ kind: 'forget', settledBefore: Number.MAX_SAFE_INTEGER, limit: 3 }]);
  cleaning.push(...agent.turns(6));
  cleaning.push(erase(cleaning, [...agent.settledIds.slice(0, 2), ...agent.openIds().slice(0, 1)], '0110'));
  cleaning.push(...agent.turns(6));
  live('forgetting and erasing', cleaning, 'killed');

  live('start after a kill', agent.turns(4), 'closed');

  const draftId = agent.openIds()[0] ?? '';
  const elsewhere = agent.integratedElsewhere();
  live('repair at the start', [...agent.turns(4), [elsewhere.step]], 'closed', {
    mishap: {
      kind: 'bad-record',
      record: `drafts/${draftId}`,
      text: `"opinion":"${agent.words.get(draftId) ?? ''}`,
    },
  });
  live('repair in idle time', [[{ kind: 'check' }], ...agent.turns(6)], 'killed', {
    mishap: {
      kind: 'bad-record',
      record: `attendances/${elsewhere.id}`,
      text: `{"attendance":{"id":"${elsewhere.id}"`,
    },
  });
  live('migration', agent.turns(6), 'closed', { version: 'next' });

  const leaving = agent.turns(4);
  leaving.push(erase(leaving, agent.settledIds.slice(0, 1), null));
  live('erasing with copies', [...leaving, ...agent.turns(4)], 'closed', { version: 'next' });
  const closed = allSteps(lives).length;
  live('small changes', agent.turns(3), 'killed', { version: 'next' });
  live('end of an unfinished repair', [], 'closed', {
    version: 'next',
    mishap: { kind: 'unfinished-repair', step: closed },
  });
  live('repair without anything to save', fresh.turns(4), 'closed', {
    version: 'next',
    mishap: { kind: 'bad-header' },
  });
  return { lives, attendanceIds: [...agent.attendanceIds, ...fresh.attendanceIds], erasures };
}
