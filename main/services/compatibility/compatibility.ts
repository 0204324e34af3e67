import type { CompatibilityReport, NotTried, RouteReport } from '../../../common/compatibility';
import type { BimerRoutes, Clock, KarooRoutes, RouteReader } from '../ports';
import { describedRoute } from './api-descriptions';
import { failedBy, judgeAnswer } from './judge-answer';
import { bimerProbes, karooProbes, type Examples, type Probe } from './probes';

export interface CompatibilityOptions {
  karoo: KarooRoutes;
  bimer: BimerRoutes;
  clock: Pick<Clock, 'now'>;
  appVersion: string;
}

/** From when on finished attendances are listed: long enough for one to be there. */
const lookBackMs = 30 * 24 * 60 * 60_000;

/**
 * Tries every reading route of both servers with the connections in force and holds the answers against the descriptions of
 * the API (`common/openapi`). Nothing is ever written; of answers only names of fields are kept.
 */
export class Compatibility {
  readonly #options: CompatibilityOptions;

  constructor(options: CompatibilityOptions) {
    this.#options = options;
  }

  /** Never rejects: what fails stands in the report. `onRoute` hears of each route as it is done. */
  async check(onRoute: (route: RouteReport) => void = () => undefined): Promise<CompatibilityReport> {
    const { karoo, bimer, clock, appVersion } = this.#options;
    const routes: RouteReport[] = [];
    const note = (report: RouteReport) => {
      routes.push(report);
      onRoute(report);
    };
    const examples: Examples = {};
    await this.#checkKaroo(examples, note);
    await this.#checkBimer(examples, note);
    return {
      checkedAt: new Date(clock.now()).toISOString(),
      appVersion,
      addresses: { karoo: plainAddress(karoo.address()), bimer: plainAddress(bimer.address()) },
      routes,
    };
  }

  async #checkKaroo(examples: Examples, note: (report: RouteReport) => void): Promise<void> {
    const { karoo, clock } = this.#options;
    const isSetUp = karoo.address() !== '';
    const probes = karooProbes(new Date(clock.now() - lookBackMs).toISOString());
    for (const probe of probes)
      note(
        isSetUp ? await this.#try(karoo, probe, examples) : this.#notTried(karoo, probe, 'not-configured'),
      );
    const stream = { service: 'karoo', route: 'eventos', path: '/v1/eventos' } as const;
    note(isSetUp ? await this.#tryStream(stream) : this.#notTried(karoo, stream, 'not-configured'));
  }

  async #checkBimer(examples: Examples, note: (report: RouteReport) => void): Promise<void> {
    const { bimer } = this.#options;
    let obstacle: NotTried | null = bimer.address() === '' ? 'not-configured' : null;
    const signIn = { service: 'bimer', ...bimer.signInRoute() } as const;
    if (obstacle === null) {
      const report = await this.#trySignIn(signIn);
      note(report);
      if (report.verdict.kind !== 'works') obstacle = 'no-sign-in';
    } else {
      note(this.#notTried(bimer, signIn, obstacle, 'post'));
    }
    for (const probe of bimerProbes)
      note(
        obstacle === null ? await this.#try(bimer, probe, examples) : this.#notTried(bimer, probe, obstacle),
      );
  }

  async #try(reader: RouteReader, probe: Probe, examples: Examples): Promise<RouteReport> {
    const question = probe.question(examples);
    if (question === null) return this.#notTried(reader, probe, 'no-example');
    const begunAt = performance.now();
    const base = this.#base(reader, probe);
    try {
      const answer = await reader.read(probe.route, question);
      const description = describedRoute(probe.service, 'get', probe.path);
      const { verdict, findings, records } = judgeAnswer(answer, description, probe.expectsNothing);
      const [first] = records;
      if (first && probe.learn) Object.assign(examples, definedOnly(probe.learn(first)));
      return { ...base, verdict, findings, tookMs: since(begunAt) };
    } catch (thrown) {
      return { ...base, verdict: failedBy(thrown), findings: [], tookMs: since(begunAt) };
    }
  }

  async #tryStream(route: RouteName): Promise<RouteReport> {
    const { karoo } = this.#options;
    const begunAt = performance.now();
    const base = this.#base(karoo, route);
    try {
      const status = await karoo.openStream();
      const verdict =
        status === null
          ? ({ kind: 'works', hasRecords: false } as const)
          : ({ kind: 'missing', status } as const);
      return { ...base, verdict, findings: [], tookMs: since(begunAt) };
    } catch (thrown) {
      return { ...base, verdict: failedBy(thrown), findings: [], tookMs: since(begunAt) };
    }
  }

  async #trySignIn(route: RouteName): Promise<RouteReport> {
    const { bimer } = this.#options;
    const begunAt = performance.now();
    const base = this.#base(bimer, route, 'post');
    try {
      await bimer.signIn();
      return { ...base, verdict: { kind: 'works', hasRecords: true }, findings: [], tookMs: since(begunAt) };
    } catch (thrown) {
      return { ...base, verdict: failedBy(thrown), findings: [], tookMs: since(begunAt) };
    }
  }

  #notTried(
    reader: RouteReader,
    route: RouteName,
    why: NotTried,
    method: 'get' | 'post' = 'get',
  ): RouteReport {
    return {
      ...this.#base(reader, route, method),
      verdict: { kind: 'not-tried', why },
      findings: [],
      tookMs: null,
    };
  }

  #base(reader: RouteReader, { service, route, path }: RouteName, method: 'get' | 'post' = 'get') {
    return {
      service,
      route,
      path: reader.pathOf({ route, path }),
      source: describedRoute(service, method, path).source,
    };
  }
}

type RouteName = Pick<Probe, 'service' | 'route' | 'path'>;

function since(begunAt: number): number {
  return Math.round(performance.now() - begunAt);
}

/** What is said to others: an address may hold a user and a password. */
function plainAddress(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname === '/' ? '' : pathname}`;
}

function definedOnly(examples: Examples): Partial<Examples> {
  return Object.fromEntries(Object.entries(examples).filter(([, value]) => value !== undefined));
}
