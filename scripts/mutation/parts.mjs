// The folders whose faults cost somebody a registration, each with the tests that have to notice.

/**
 * One run each, so that a change in one folder does not measure the others again.
 * @type {Record<string, {mutate: string[]}>}
 */
export const PARTS = Object.fromEntries(
  ['outbox', 'registrations', 'intake', 'drafts', 'store'].map((name) => [
    name,
    { mutate: [`main/services/${name}/**/*.ts`] },
  ]),
);

/** @param {string | undefined} only names with commas between them; none = all */
export function chosenParts(only) {
  const names = only?.split(',') ?? Object.keys(PARTS);
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new Error(`--only: no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}`);
  return names;
}
