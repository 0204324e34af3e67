import { Listeners } from '../listeners';
import type { Logger, Memory, PolicySource } from '../ports';
import { combinePolicies, type LastGood, type ReadPlace } from './combine-policies';
import { parsePolicy } from './parse-policy';
import { emptyPolicy, type Policy } from './resolve-settings';

export interface CompanyPolicyOptions {
  /** Places that only an administrator can write, the strongest first. */
  managed: readonly PolicySource[];
  /** A place that anybody can name; counts only while no managed one exists. */
  unmanaged: PolicySource | null;
  lastGood: Memory<LastGood>;
  logger: Logger;
}

/** The company's policy as it is now, read again whenever asked. */
export class CompanyPolicy {
  readonly changed = new Listeners<Policy>();
  readonly #options: CompanyPolicyOptions;
  #policy: Policy = emptyPolicy;
  #lastGood: LastGood | null = null;
  #checking: Promise<Policy> | null = null;

  constructor(options: CompanyPolicyOptions) {
    this.#options = options;
  }

  current(): Policy {
    return this.#policy;
  }

  /** Reads all places; one reading at a time. Tells `changed` if anything is different. Never rejects. */
  check(): Promise<Policy> {
    this.#checking ??= this.#check().finally(() => (this.#checking = null));
    return this.#checking;
  }

  async #check(): Promise<Policy> {
    const { lastGood: memory, logger } = this.#options;
    this.#lastGood ??= usableOnly((await memory.read()) ?? {});
    const { policy, lastGood } = combinePolicies(await this.#places(), this.#lastGood);
    if (!isSame(lastGood, this.#lastGood)) {
      this.#lastGood = lastGood;
      await memory.write(lastGood).catch((error: unknown) => {
        logger.warn('policy not remembered', { error });
      });
    }
    if (isSame(policy, this.#policy)) return this.#policy;
    this.#policy = policy;
    for (const problem of policy.problems) logger.warn('policy', { problem });
    this.changed.emit(policy);
    return policy;
  }

  async #places(): Promise<ReadPlace[]> {
    const { managed, unmanaged } = this.#options;
    const places = await Promise.all(managed.map(readPlace));
    if (unmanaged === null || places.some(({ reading }) => reading.kind !== 'absent')) return places;
    return [await readPlace(unmanaged)];
  }
}

/** What comes from a file of the user's is judged like everything else. */
function usableOnly(remembered: LastGood): LastGood {
  const entries = Object.entries(remembered).flatMap(([id, rules]) => {
    const { isUsable, settings, locked } = parsePolicy(rules);
    return isUsable ? [[id, { settings, locked }] as const] : [];
  });
  return Object.fromEntries(entries);
}

async function readPlace(source: PolicySource): Promise<ReadPlace> {
  return { id: source.id, origin: source.origin, reading: await source.read() };
}

/** All of it is built in the same order of keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
