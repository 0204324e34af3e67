import type { BimerApi, KeySearchOutcome } from '../ports';
import { untoldContent, type FoundRecord } from '../registrations/found-content';
import { processNumberOf, type StoredRegistration } from '../registrations/registration';

type Found = Extract<KeySearchOutcome, { kind: 'found' }>;
type Sighting = Omit<FoundRecord, 'process'> & { under: string | null };

/**
 * Asks Bimer for the registration's key wherever a request of it went, and where it is to go now: a correction may have
 * changed Número Processo, and an earlier request is then stored under the old one. null = this Bimer cannot be asked.
 * Rejects with an AppError when any of these places could not be asked: half an answer is none.
 */
export async function findEverywhere(
  bimer: Pick<BimerApi, 'findByKey'>,
  registration: StoredRegistration,
): Promise<FoundRecord[] | null> {
  const wanted = processNumberOf(registration);
  const places = [...new Set([wanted, ...registration.sentTo])];
  const sightings: Sighting[] = [];
  let isSearchable = true;
  for (const under of places) {
    const outcome = await bimer.findByKey(registration.key, under);
    if (outcome.kind === 'failed') throw outcome.error;
    if (outcome.kind === 'found') sightings.push(...sightingsIn(outcome, under));
    else if (outcome.kind === 'unsupported') isSearchable = false;
  }
  if (sightings.length === 0 && !isSearchable) return null;
  const ids = new Set(sightings.map(({ record }) => record.id));
  return [...ids].flatMap((id) => {
    const seen = sightings.filter(({ record }) => record.id === id);
    return seen.slice(0, 1).map(({ record, content, hasKey }) => ({
      record,
      content,
      hasKey,
      process: processOf(seen, places, wanted),
    }));
  });
}

/** Only the first record's content is told. */
function sightingsIn({ record, content, hasKey, others }: Found, under: string | null): Sighting[] {
  return [
    { record, content, hasKey, under },
    ...others.map((other) => ({ record: other, content: untoldContent, hasKey: true, under })),
  ];
}

/** All pareceres are found by one search, whatever their process: of several only the record's number tells it. */
function processOf(
  seen: readonly Sighting[],
  places: readonly (string | null)[],
  wanted: string | null,
): FoundRecord['process'] {
  const processes = places.filter((place) => place !== null);
  const isParecer = seen.every(({ under }) => under !== null);
  if (!isParecer || wanted === null || processes.length === 1)
    return seen.some(({ under }) => under === wanted) ? 'wanted' : 'other';
  const numbers = new Set(seen.map(({ record }) => withoutZeros(record.number)));
  const [number] = numbers;
  if (numbers.size !== 1 || number === undefined) return 'untold';
  if (number === withoutZeros(wanted)) return 'wanted';
  return processes.some((process) => withoutZeros(process) === number) ? 'other' : 'untold';
}

function withoutZeros(number: string): string {
  return number.replace(/^0+/, '');
}
