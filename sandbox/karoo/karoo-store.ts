import { accountId, createAttendance } from '../data/attendances';
import type { CustomerBase } from '../data/customers';
import { agent } from '../data/users';
import type { Karoo } from '../openapi/schemas';
import type { SandboxOptions } from '../options';
import type { EventStream } from './event-stream';
import { overrideAttendance, type AttendanceFields } from './attendance-fields';

export type StoredIntegration = Karoo['Integracao'] & {
  receivedAt: string;
  /** Identifier of the attendance. */
  atendimento: string;
};

export interface FinishRequest extends AttendanceFields {
  messageCount?: number;
  /** False: only the catch-up list tells of it. */
  emit?: boolean;
  /** How many times more the event is sent. */
  duplicates?: number;
  /** Fields that are sent as they are, whether or not the document allows them. */
  broken?: Record<string, unknown>;
  /** `after-next`: its event comes only after that of the attendance that finishes next. */
  order?: 'now' | 'after-next';
}

/** Fields that replace those it had; `emit: false`: only the catch-up list tells of it. */
export type FinishAgainRequest = Partial<Karoo['AtendimentoResumo']> & { emit?: boolean };

/** Everything that this Karoo knows. */
export class KarooStore {
  token = 'karoo-token-do-sandbox';
  readonly account: Karoo['RespostaConta'];
  readonly attendances = new Map<string, Karoo['Atendimento']>();
  readonly integrations: StoredIntegration[] = [];
  readonly #broken = new Map<string, Record<string, unknown>>();
  #sequence = 0;
  #held: (() => void)[] = [];

  constructor(
    private readonly options: SandboxOptions,
    private readonly customers: CustomerBase,
    private readonly events: EventStream,
  ) {
    this.account = {
      conta: {
        id: accountId,
        nome: 'Central de Suporte Sandbox',
        integracaoBimer: options.isIntegrated,
        fusoHorario: 'America/Sao_Paulo',
      },
      agente: { id: agent.id, nome: agent.name, email: agent.email, loginBimer: agent.login },
    };
    for (let left = options.pendingAtStart; left > 0; left -= 1) {
      this.finish({ fim: new Date(options.now() - left * 11 * 60_000).toISOString(), emit: false });
    }
  }

  finish({
    messageCount,
    emit = true,
    duplicates = 0,
    order = 'now',
    broken,
    ...fields
  }: FinishRequest = {}): Karoo['Atendimento'] {
    const finishedAt = fields.fim === undefined ? this.options.now() : Date.parse(fields.fim);
    const created = createAttendance(
      this.options.seed,
      this.#sequence++,
      this.customers,
      finishedAt,
      messageCount,
    );
    const attendance = overrideAttendance(created, fields, this.customers);
    this.attendances.set(attendance.id, attendance);
    if (broken) this.#broken.set(attendance.id, broken);
    if (!emit) return attendance;
    const tell = () => {
      for (let i = 0; i <= duplicates; i += 1)
        this.events.send('atendimento.finalizado', withoutMessages(this.shown(attendance)));
    };
    if (order === 'after-next') {
      this.#held.push(tell);
      return attendance;
    }
    tell();
    const held = this.#held;
    this.#held = [];
    for (const tellNow of held) tellNow();
    return attendance;
  }

  /** Opened again and finished once more, with the fields given; what was broken about it is mended. */
  finishAgain(attendance: Karoo['Atendimento'], { emit = true, ...fields }: FinishAgainRequest): void {
    this.#broken.delete(attendance.id);
    const fim = new Date(this.options.now()).toISOString();
    Object.assign(attendance, { integrado: false, fim }, fields);
    if (emit) this.events.send('atendimento.finalizado', withoutMessages(attendance));
  }

  /** As it is sent. */
  shown(attendance: Karoo['Atendimento']): Karoo['Atendimento'] {
    return { ...attendance, ...this.#broken.get(attendance.id) };
  }

  /** Oldest end first. */
  list(since: string | undefined, isIntegrated: boolean | undefined): Karoo['AtendimentoResumo'][] {
    return [...this.attendances.values()]
      .filter(
        ({ fim, integrado }) =>
          (since === undefined || Date.parse(fim) >= Date.parse(since)) &&
          (isIntegrated === undefined || integrado === isIntegrated),
      )
      .sort((a, b) => Date.parse(a.fim) - Date.parse(b.fim) || a.id.localeCompare(b.id))
      .map((attendance) => withoutMessages(this.shown(attendance)));
  }

  /**
   * The mark, and whether it is new. The same key again makes no second mark; it can only add that the attendance is
   * concluded, which an agent may decide after the last registration.
   */
  integrate(
    attendance: Karoo['Atendimento'],
    mark: Karoo['NovaIntegracao'],
    receivedAt: string,
  ): { mark: Karoo['Integracao']; isNew: boolean } {
    const known = this.integrations.find(
      ({ chave, atendimento }) => chave === mark.chave && atendimento === attendance.id,
    );
    const stored = known ?? { receivedAt, atendimento: attendance.id, ...mark };
    if (!known) this.integrations.push(stored);
    stored.concluida ||= mark.concluida;
    const { chave, numeroBimer, identificadorBimer, concluida } = stored;
    if (concluida && !attendance.integrado) this.conclude(attendance, numeroBimer);
    return { mark: { chave, numeroBimer, identificadorBimer, concluida }, isNew: !known };
  }

  conclude(attendance: Karoo['Atendimento'], numeroBimer: string): void {
    attendance.integrado = true;
    this.events.send('atendimento.integrado', { id: attendance.id, numeroBimer });
  }
}

function withoutMessages(attendance: Karoo['Atendimento']): Karoo['AtendimentoResumo'] {
  const summary: Karoo['AtendimentoResumo'] & { mensagens?: unknown } = { ...attendance };
  delete summary.mensagens;
  return summary;
}
