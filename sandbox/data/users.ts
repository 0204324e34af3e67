import { identifierOf } from './identifier';
import { personName } from './names';
import { createRandom } from './random';
import { searchText } from './search-text';
import type { Bimer } from '../openapi/schemas';

/** The agent who uses the app; also the first of Bimer's users. */
export const agent = {
  id: 'agt-1',
  name: 'Ana Paula Ribeiro',
  email: 'ana.ribeiro@suporte.example',
  login: 'ana.ribeiro',
} as const;

/** The agent is the first, about one in fourteen of the others is inactive. */
export function createUsers(seed: number, count: number): Bimer['Usuario'][] {
  const users: Bimer['Usuario'][] = [user(1, agent.name, agent.login, true)];
  const logins = new Set<string>([agent.login]);
  for (let number = 2; number <= count; number += 1) {
    const random = createRandom(seed, 'user', number);
    const name = personName(random);
    const words = searchText(name).split(' ');
    let login = `${words[0]}.${words.at(-1)}`;
    if (logins.has(login)) login += String(number);
    logins.add(login);
    users.push(user(number, name, login, number <= 3 || !random.chance(0.07)));
  }
  return users;
}

function user(number: number, Nome: string, Login: string, Ativo: boolean): Bimer['Usuario'] {
  const Email = number % 25 === 0 ? null : `${Login}@suporte.example`;
  return { Identificador: identifierOf('user', number), Login, Nome, Email, Ativo };
}
