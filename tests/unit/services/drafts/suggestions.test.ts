import { expect, test } from 'vitest';
import { suggestionsFor, type SuggestionSources } from '../../../../main/services/drafts/suggestions';
import { toPast } from '../../../../main/services/store/settled-memory';
import { sampleAttendance, sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const user = (id: string, login: string, isActive = true) => ({
  id,
  login,
  name: login,
  email: null,
  isActive,
});

const suggested = (changes: Partial<SuggestionSources>) =>
  suggestionsFor({
    attendance: sampleAttendance(),
    customerCode: '00263',
    past: [],
    users: [],
    agentLogin: 'Ana',
    ...changes,
  });

test.each([
  ['whatever the case of the login', [user('u0', 'bia'), user('u1', 'ANA')], 'Ana', 'u1'],
  ['not while the user is turned off', [user('u1', 'ana', false)], 'Ana', undefined],
  ['not another one', [user('u0', 'bia')], 'Ana', undefined],
  ['not while it is not known who that is', [user('u1', 'ana')], null, undefined],
])('the agent is proposed for the next contact: %s', (_when, users, agentLogin, expected) => {
  expect(suggested({ users, agentLogin }).proposals.nextContactUserId?.value).toBe(expected);
});

test('what was sent last comes first, in whatever order it is known', () => {
  const sent = (productId: string, createdAt: number) =>
    toPast(sampleRegistration({ key: productId, createdAt, form: sampleForm({ productId }) }));
  for (const past of [
    [sent('old', 1), sent('new', 3), sent('middle', 2)],
    [sent('new', 3), sent('middle', 2), sent('old', 1)],
  ])
    expect(suggested({ past }).recents.productId).toEqual(['new', 'middle', 'old']);
});
