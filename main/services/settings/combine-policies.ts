import { settingKeys, type SettingKey } from '../../../common/settings/settings';
import { parsePolicy, type PolicyRules } from './parse-policy';
import type { PolicyReading } from '../ports';
import { emptyPolicy, type Policy } from './resolve-settings';

/** One place and what was found there. */
export interface ReadPlace {
  id: string;
  /** In pt-BR: `/etc/…/policy.json`, `diretiva de grupo`. */
  origin: string;
  reading: PolicyReading;
}

/** What each place said last that was usable, by its id. */
export type LastGood = Readonly<Record<string, PolicyRules>>;

interface Judged {
  origin: string;
  /** null = nothing is known of what this place wants. */
  rules: PolicyRules | null;
  frozen: SettingKey[];
  problems: string[];
}

/**
 * One policy out of all places, the strongest first, and what to remember for the next time. Fails closed: a place that
 * cannot be read or used goes on saying what it said last; where nothing is known of it, every setting stays as it is
 * until it can be read.
 */
export function combinePolicies(
  places: readonly ReadPlace[],
  lastGood: LastGood,
): { policy: Policy; lastGood: LastGood } {
  const present = places.filter(({ reading }) => reading.kind !== 'absent');
  const judged = present.map((place) => judge(place, lastGood[place.id] ?? null));
  const remembered = present.flatMap(({ id }, at) => {
    const rules = judged[at]?.rules ?? null;
    return rules === null ? [] : [[id, rules] as const];
  });
  return { policy: merge(judged), lastGood: Object.fromEntries(remembered) };
}

function judge({ origin, reading }: ReadPlace, last: PolicyRules | null): Judged {
  const parsed = reading.kind === 'found' ? parsePolicy(reading.json) : null;
  if (parsed?.isUsable === true) {
    // A bad value takes no lock away, and gives none in its place.
    const unknown = parsed.invalid.filter((key) => parsed.locked.includes(key));
    const kept = unknown.filter(
      (key) => last?.locked.includes(key) === true && last.settings[key] !== undefined,
    );
    const settings = {
      ...parsed.settings,
      ...Object.fromEntries(kept.map((key) => [key, last?.settings[key]])),
    };
    const frozen = unknown.filter((key) => !kept.includes(key));
    const locked = parsed.locked.filter((key) => !frozen.includes(key));
    return { origin, rules: { settings, locked }, frozen, problems: named(origin, parsed.problems) };
  }
  const why = reading.kind === 'unreadable' ? [reading.why] : (parsed?.problems ?? []);
  const consequence =
    last === null
      ? 'Até que possa ser lida, as configurações não podem ser alteradas.'
      : 'Continua valendo a última política boa.';
  return {
    origin,
    rules: last,
    frozen: last === null ? [...settingKeys] : [],
    problems: [...named(origin, why), consequence],
  };
}

function named(origin: string, problems: string[]): string[] {
  return problems.map((problem) => `Política da empresa (${origin}): ${problem}`);
}

/** For each setting the strongest place decides that says anything of it. */
function merge(judged: readonly Judged[]): Policy {
  const policy = structuredClone(emptyPolicy);
  const settings: Partial<Record<SettingKey, unknown>> = {};
  for (const key of settingKeys) {
    const place = judged.find(
      ({ rules, frozen }) =>
        frozen.includes(key) || rules?.locked.includes(key) === true || rules?.settings[key] !== undefined,
    );
    if (!place) continue;
    policy.origins[key] = place.origin;
    if (place.rules?.settings[key] !== undefined) settings[key] = place.rules.settings[key];
    if (place.frozen.includes(key)) policy.frozen.push(key);
    else if (place.rules?.locked.includes(key) === true) policy.locked.push(key);
  }
  policy.settings = settings as Policy['settings'];
  policy.problems = judged.flatMap(({ problems }) => problems);
  return policy;
}
