import { expect, test } from 'vitest';
import { powerCutOptions } from './options';
import { planLives } from './plan/plan';
import { run, tableOf, together } from './run/run';
import { onNetworkFolder } from './run/variants';

const { seed: firstSeed, seeds, count } = powerCutOptions();
const turns = 90;
const maxFindings = 20;

test.each([
  { title: 'write-ahead log', name: 'delivered', changes: [] },
  { title: 'rollback journal (network folder)', name: 'network', changes: [onNetworkFolder] },
])(
  'a power cut loses nothing, halves nothing and damages nothing: $title',
  async ({ title, name, changes }) => {
    const outcomes = [];
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1)
      outcomes.push(
        await run(`${name}-${String(seed)}`, planLives(seed, turns), changes, { count, seed, maxFindings }),
      );
    const outcome = together(outcomes);
    process.stdout.write(`\n${tableOf(title, outcome)}`);
    expect(outcome.findings).toEqual([]);
  },
);
