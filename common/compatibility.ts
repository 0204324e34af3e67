/** What the compatibility report says of the two servers: which reading routes are there and whether answers look as expected. */

export type CheckedService = 'karoo' | 'bimer';

/** How an answer differs from the description of the API (`common/openapi`). Names of fields only, never values. */
export type Finding =
  | { kind: 'missing-field'; field: string }
  /** `expected`, `found`: types of JSON. */
  | { kind: 'other-type'; field: string; expected: string; found: string }
  /** The field is there, its name written otherwise; the app reads it all the same where it is Bimer's. */
  | { kind: 'other-case'; field: string; found: string }
  /** A text that is not written as expected, for example an identifier or a date. */
  | { kind: 'other-format'; field: string }
  /** A word outside the list of expected ones. */
  | { kind: 'unknown-value'; field: string }
  /** The route answers with records that were not asked for. */
  | { kind: 'filter-ignored' };

/** Why a route could not be tried. */
export type NotTried =
  | 'not-configured'
  /** Signing in failed. */
  | 'no-sign-in'
  /** It needs a record of another route, and there was none. */
  | 'no-example';

export type RouteVerdict =
  /** `hasRecords` false: the route answers, and nothing was in the answer that could be compared. */
  | { kind: 'works'; hasRecords: boolean }
  /** It answers, and the findings say how otherwise. */
  | { kind: 'differs' }
  /** The server knows no such route (`status` of HTTP). */
  | { kind: 'missing'; status: number }
  /** `message`, `action`: in pt-BR. */
  | { kind: 'failed'; message: string; action: string }
  | { kind: 'not-tried'; why: NotTried };

export interface RouteReport {
  service: CheckedService;
  /** Name of the route, as `karoo.routes` and `bimer.routes` name it. */
  route: string;
  /** The path that was used, with `{name}` where a value belongs. */
  path: string;
  /** Whether its form is documented by the vendor or assumed. */
  source: 'documented' | 'assumed';
  verdict: RouteVerdict;
  findings: Finding[];
  /** How long the answer took, whole ms; null = nothing was asked. */
  tookMs: number | null;
}

export interface CompatibilityReport {
  /** ISO 8601. */
  checkedAt: string;
  appVersion: string;
  /** Addresses without user, password and query; '' = not given. */
  addresses: Record<CheckedService, string>;
  routes: RouteReport[];
}

/** Routes that the app can do without: then it polls, or shows less. */
const optionalRoutes: ReadonlySet<string> = new Set(['eventos', 'produtosDaPessoa', 'atendimentosDaPessoa']);

/** Whether the app can work with servers that answer so. */
export function isCompatible({ routes }: CompatibilityReport): boolean {
  return routes.every(({ route, verdict, findings }) => {
    switch (verdict.kind) {
      case 'works':
        return true;
      case 'differs':
        return findings.every(({ kind }) => kind === 'other-case');
      case 'missing':
        return optionalRoutes.has(route);
      case 'not-tried':
        return verdict.why === 'no-example';
      case 'failed':
        return false;
    }
  });
}
