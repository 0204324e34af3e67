import { describe, expect, test } from 'vitest';
import { planLives } from './plan/plan';
import { run } from './run/run';
import { variants } from './run/variants';

describe('a mistake that only a power cut shows is found', () => {
  test.each(variants)('$title', async ({ title, changes, life, problem }) => {
    const plan = planLives(1, 20);
    const firstLife = plan.lives.findIndex((one) => one.title === life);
    const lives = plan.lives.slice(0, firstLife + 1);
    const options = { count: 40, seed: 1, maxFindings: 1, firstLife };
    const { findings } = await run(
      `proof-${title.replaceAll(' ', '-')}`,
      { ...plan, lives },
      changes,
      options,
    );
    expect(findings[0]?.problem).toMatch(problem);
  });
});
