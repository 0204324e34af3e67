import fc from 'fast-check';
import type { PostFault, SearchFault } from './faulty-bimer-api';

/** One thing that happens in a random day. */
export type Step =
  | { kind: 'enviar'; customer: number; isMultiple: boolean }
  | { kind: 'pass'; ms: number }
  | { kind: 'crash' }
  | { kind: 'hurry' }
  /** The agent takes the newest one back that has not been sent, and sends it again. */
  | { kind: 'withdraw' }
  /** The agent says of what Bimer is being asked for that it is not there, which may be wrong. */
  | { kind: 'send-again' }
  | { kind: 'clock-jump'; ms: number }
  | { kind: 'disk-full'; writes: number }
  | { kind: 'post-fault'; fault: PostFault }
  | { kind: 'search-fault'; fault: SearchFault }
  | { kind: 'mark-fault' }
  | { kind: 'karoo-fault'; times: number };

const hour = 3_600_000;

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('enviar' as const),
        customer: fc.nat(2),
        isMultiple: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.constantFrom(0, 100, 400, 2_000, 9_000, 45_000, 120_000),
      }),
    },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'crash' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'hurry' }) },
    { weight: 2, arbitrary: fc.constant<Step>({ kind: 'withdraw' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'send-again' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('clock-jump' as const),
        ms: fc.constantFrom(-9 * hour, -5_000, 5_000, 9 * hour),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('disk-full' as const),
        writes: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('post-fault' as const),
        fault: fc.constantFrom<PostFault[]>(
          'none',
          'lost',
          'dropped',
          { storedAfterMs: 8_000 },
          { storedAfterMs: 60_000 },
          'hang',
          'hang-dropped',
          'not-sent',
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'search-fault', fault: 'failed' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'mark-fault' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('karoo-fault' as const),
        times: fc.integer({ min: 1, max: 4 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);
