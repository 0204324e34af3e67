// What a key costs in a list of 100,000, against the floor of this computer: one plain look at every folded text. Ratios
// travel between computers, times do not.
import { test } from 'vitest';
import type { BimerUser } from '../../common/lookups';
import { userChoices } from '../../renderer/src/features/form/choices';
import { foldChoices, indexChoices, matchChoices } from '../../renderer/src/ui/choice';

const count = 100_000;
const rounds = 25;
const surnames = ['Araújo', 'Conceição', 'Magalhães', 'Souza', 'Lima', 'Gonçalves', 'Ávila'];

const users = Array.from({ length: count }, (_, at): BimerUser => ({
  id: `u${at}`,
  login: `usuario.${at}`,
  name: `Ana ${surnames[at % 7] ?? ''} ${surnames[(at >> 3) % 7] ?? ''} ${at}`,
  email: null,
  isActive: at % 14 !== 0,
}));

function median(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
}

test('one key in a list of 100,000', { timeout: 300_000 }, () => {
  const choices = userChoices(users, (user) => user.id, [], 'usuario.5');
  const folded = foldChoices(choices);
  const order = {
    sections: [{ heading: 'Favoritos', values: ['u7', 'u70'] }],
    restHeading: 'Todos',
    moreText: null,
  };
  const index = indexChoices(choices, order, folded);
  let seen = 0;
  const floor = median(() => {
    for (const { texts } of folded) for (const text of texts) if (text.includes('magal')) seen += 1;
    return seen;
  });
  const line = (what: string, ms: number) =>
    `${what.padEnd(44)}${ms.toFixed(2).padStart(8)} ms  ${(ms / floor).toFixed(1).padStart(6)} × floor`;
  const lines = [
    line('floor: look at every folded text once', floor),
    ...['m', 'magal', 'araujo magal', '99 conceicao ana', 'zzz'].map((query) =>
      line(
        `key: “${query}”`,
        median(() => matchChoices(index, query, '')),
      ),
    ),
    line(
      'opening the list, nothing typed',
      median(() => matchChoices(index, '', 'u99')),
    ),
    line(
      'once per order (favourites, recents)',
      median(() => indexChoices(choices, order, folded)),
    ),
    line(
      'once per list: fold',
      median(() => foldChoices(choices)),
    ),
    line(
      'once per list: choices',
      median(() => userChoices(users, (user) => user.id, [], 'usuario.5')),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
});
