import { settingKeys, type SettingKey } from '../../../common/settings/settings';
import { policyTexts } from '../../../common/texts/policy';
import type { PolicyReading } from '../ports';
import { parsePolicy, type ParsedPolicy, type PolicyRules } from './parse-policy';
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
  const present = places
    .filter(({ reading }) => reading.kind !== 'absent')
    .map((place) => ({
      ...place,
      parsed: place.reading.kind === 'found' ? parsePolicy(place.reading.json) : null,
      last: lastGood[place.id] ?? null,
    }));
  const isSpoken = present.some(({ parsed }) => parsed?.isUsable === true);
  const judged = present.map((place) => judge(place, isSpoken));
  const remembered = present.flatMap(({ id }, at) => {
    const rules = judged[at]?.rules ?? null;
    return rules === null ? [] : [[id, rules] as const];
  });
  return { policy: merge(judged), lastGood: Object.fromEntries(remembered) };
}

interface ParsedPlace extends ReadPlace {
  parsed: ParsedPolicy | null;
  last: PolicyRules | null;
}

function judge({ origin, reading, parsed, last }: ParsedPlace, isSpoken: boolean): Judged {
  if (parsed?.isUsable === true) return judgeUsable(origin, parsed, last);
  const isOptional = reading.kind === 'unreadable' && reading.isOptional === true && isSpoken;
  const why = reading.kind === 'unreadable' ? [reading.why] : (parsed?.problems ?? []);
  if (last !== null) {
    return { origin, rules: last, frozen: [], problems: [...named(origin, why), policyTexts.lastGoodHolds] };
  }
  if (isOptional) return { origin, rules: null, frozen: [], problems: named(origin, why) };
  return {
    origin,
    rules: null,
    frozen: [...settingKeys],
    problems: [...named(origin, why), policyTexts.nothingChanges],
  };
}

/** A bad value takes no lock away, and gives none in its place. */
function judgeUsable(origin: string, parsed: ParsedPolicy, last: PolicyRules | null): Judged {
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

function named(origin: string, problems: string[]): string[] {
  return problems.map((problem) => `Política da empresa (${origin}): ${problem}`);
}

/**
 * For each setting the strongest place decides that says anything of it. One that a stronger place may have spoken of,
 * unheard, is not the user's to change.
 */
function merge(judged: readonly Judged[]): Policy {
  const policy = structuredClone(emptyPolicy);
  const settings: Partial<Record<SettingKey, unknown>> = {};
  for (const key of settingKeys) {
    const speaking = judged.findIndex(
      ({ rules }) => rules?.locked.includes(key) === true || rules?.settings[key] !== undefined,
    );
    const speaker = judged[speaking];
    const unheard = judged
      .slice(0, speaker ? speaking + 1 : undefined)
      .find(({ frozen }) => frozen.includes(key));
    const value = speaker?.rules?.settings[key];
    if (value !== undefined) settings[key] = value;
    const isLocked = speaker?.rules?.locked.includes(key) === true;
    if (isLocked) policy.locked.push(key);
    else if (unheard) policy.frozen.push(key);
    const origin = isLocked ? speaker.origin : (unheard ?? speaker)?.origin;
    if (origin !== undefined) policy.origins[key] = origin;
  }
  policy.settings = settings as Policy['settings'];
  policy.problems = judged.flatMap(({ problems }) => problems);
  return policy;
}
