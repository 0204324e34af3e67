import { BimerAnswers } from './bimer/answers';
import { BimerSessions } from './bimer/sessions';
import { createBimerSettings, type BimerSettings } from './bimer/settings';
import { BimerStore } from './bimer/bimer-store';
import { FaultTable } from './gateway/fault-table';
import { RingLog, type LoggedRequest, type Violation } from './gateway/request-log';
import type { Service } from './openapi/operations';
import { EventStream } from './karoo/event-stream';
import { KarooStore } from './karoo/karoo-store';
import { createKarooSettings, type KarooSettings } from './karoo/settings';
import type { SandboxOptions } from './options';

/** All state of one sandbox; `reset` puts everything back to the seed. */
export class World {
  readonly faults = new FaultTable();
  readonly requests = new RingLog<LoggedRequest>(10_000);
  readonly violations = new RingLog<Violation>(1000);
  readonly answers = new BimerAnswers(() => this.bimerSettings.keyCase);
  readonly events: EventStream;
  bimerSettings!: BimerSettings;
  sessions!: BimerSessions;
  bimer!: BimerStore;
  karooSettings!: KarooSettings;
  karoo!: KarooStore;

  constructor(readonly options: SandboxOptions) {
    this.events = new EventStream(this.faults, options.heartbeatMs);
    this.#build();
  }

  /** What time a service's answers tell, ms since the epoch; null = none. */
  timeOf(service: Service): number | null {
    if (service === 'bimer') return this.options.now();
    const { tellsTime, clockAheadMs } = this.karooSettings;
    return tellsTime ? this.options.now() + clockAheadMs : null;
  }

  reset(): void {
    this.faults.clear();
    this.requests.clear();
    this.violations.clear();
    this.events.restart();
    this.#build();
  }

  #build(): void {
    this.bimerSettings = createBimerSettings(this.options);
    this.sessions = new BimerSessions(this.bimerSettings);
    this.bimer = new BimerStore(this.options);
    this.karooSettings = createKarooSettings(this.options);
    this.karoo = new KarooStore(this.options, this.bimer.customers, this.events);
  }
}
