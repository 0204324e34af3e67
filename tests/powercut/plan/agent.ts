import { createRandom, type Random } from '../../../sandbox/data/random';
import type { Progress } from '../../../main/services/registrations/registration';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../../../main/services/stored-shapes';
import {
  inStep,
  sampleAttendance,
  sampleCustomer,
  sampleDraft,
  sampleForm,
  sampleRegistered,
  sampleRegistration,
} from '../../support/fakes/samples';
import { longText } from '../../torture/plan/texts';
import type { Step } from './steps';

interface Work {
  id: string;
  customerCode: string;
  opinion: string;
  registration: StoredRegistration | null;
}

/** Works as the app's services do: each turn is the next commit of one attendance, from its arrival to its settling. */
export class PlannedAgent {
  readonly attendanceIds: string[] = [];
  /** By attendance: a word that only its records hold. */
  readonly words = new Map<string, string>();
  settledIds: string[] = [];
  readonly #prefix: string;
  readonly #random: Random;
  #open: Work[] = [];
  #clock = 1_000;

  /** `prefix` begins the ids of its attendances. */
  constructor(prefix: string, seed: number) {
    this.#prefix = prefix;
    this.#random = createRandom(prefix, seed);
  }

  /** The next `count` commits, now and then several at once. */
  turns(count: number): Step[][] {
    const groups: Step[][] = [];
    for (let done = 0; done < count;) {
      const together = this.#random.chance(0.2) ? 3 : 1;
      groups.push(Array.from({ length: together }, () => this.#turn()));
      done += together;
    }
    return groups;
  }

  /** Open attendances, those with a draft first. */
  openIds(): string[] {
    const hasDraft = ({ opinion, id, registration }: Work) => !registration && opinion !== this.words.get(id);
    return [...this.#open].sort((a, b) => Number(hasDraft(b)) - Number(hasDraft(a))).map(({ id }) => id);
  }

  /** Attendances whose records are erased or forgotten take no part any more. */
  drop(ids: readonly string[]): void {
    this.settledIds = this.settledIds.filter((id) => !ids.includes(id));
    this.#open = this.#open.filter(({ id }) => !ids.includes(id));
  }

  /** Somebody else integrates the next attendance before anything was typed. Returns its id. */
  integratedElsewhere(): { id: string; step: Step } {
    const arrival = this.#arrive();
    const work = this.#open.pop();
    if (!work) throw new Error('nothing arrived');
    return {
      id: work.id,
      step: { kind: 'commit', changes: [...arrival, this.#attendance(work, this.#tick())] },
    };
  }

  #turn(): Step {
    const work = this.#open.length > 0 && !this.#random.chance(0.15) ? this.#random.pick(this.#open) : null;
    return { kind: 'commit', changes: work ? this.#goOn(work) : this.#arrive() };
  }

  #goOn(work: Work): StoreChange[] {
    if (!work.registration && this.#random.chance(0.75)) return this.#type(work);
    if (!work.registration) return this.#send(work);
    const { step } = work.registration.progress;
    if (step === 'queued') return [this.#register(work, inStep.sending)];
    if (step === 'sending')
      return [this.#register(work, sampleRegistered({ mark: { kind: 'due', dueAt: null, failure: null } }))];
    return this.#settle(work);
  }

  #arrive(): StoreChange[] {
    const id = `${this.#prefix}${String(this.attendanceIds.length + 1)}`;
    const customerCode = `0${String(this.#random.int(100, 120))}`;
    this.attendanceIds.push(id);
    this.words.set(id, `palavra${id}${'qwx'.repeat(8)}${id}`);
    const work: Work = { id, customerCode, opinion: this.words.get(id) ?? '', registration: null };
    this.#open.push(work);
    return [
      this.#attendance(work, null),
      {
        collection: 'cursors',
        id: 'karoo',
        value: { accountId: 'conta1', lastEventId: id, caughtUpTo: null },
      },
    ];
  }

  #type(work: Work): StoreChange[] {
    work.opinion += ` ${longText(this.#random)}`;
    const draft: StoreChange = {
      collection: 'drafts',
      id: work.id,
      value: sampleDraft({ attendanceId: work.id, form: this.#form(work), savedAt: this.#tick() }),
    };
    const { customerCode: code } = work;
    if (!this.#random.chance(0.2)) return [draft];
    return [
      draft,
      {
        collection: 'customers',
        id: code,
        value: { customer: sampleCustomer({ code }), lastUsedAt: this.#clock },
      },
    ];
  }

  /** Enviar: the registration, its draft gone and the attendance moved on are one fact. */
  #send(work: Work): StoreChange[] {
    work.registration = sampleRegistration({
      key: `karoo:conta1:${work.id}:1`,
      attendanceId: work.id,
      attendance: this.#karoos(work),
      form: this.#form(work),
      createdAt: this.#tick(),
    });
    return [
      { collection: 'registrations', id: work.registration.key, value: work.registration },
      { collection: 'drafts', id: work.id, value: null },
      this.#attendance(work, null),
    ];
  }

  #register(work: Work, progress: Progress): StoreChange {
    const value = { ...(work.registration ?? sampleRegistration()), progress };
    work.registration = value;
    return { collection: 'registrations', id: value.key, value };
  }

  #settle(work: Work): StoreChange[] {
    this.#open.splice(this.#open.indexOf(work), 1);
    this.settledIds.push(work.id);
    return [this.#register(work, inStep.registered), this.#attendance(work, this.#tick())];
  }

  #attendance(work: Work, settledAt: number | null): StoreChange {
    const value: StoredAttendance = {
      attendance: this.#karoos(work),
      receivedAt: 1_000,
      state: settledAt === null ? 'pending' : work.registration ? 'concluded' : 'integrated-elsewhere',
      nextSequence: work.registration ? 2 : 1,
      settledAt,
    };
    return { collection: 'attendances', id: work.id, value };
  }

  #karoos({ id, customerCode }: Work) {
    return sampleAttendance({
      id,
      number: `9${id}`,
      customer: { code: customerCode, name: 'Loja', cpfCnpj: null },
    });
  }

  #form({ customerCode, opinion }: Work) {
    return sampleForm({ customerCode, opinion });
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }
}
