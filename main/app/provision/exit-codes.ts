import type { AppErrorData } from '../../../common/errors';
import type { ProvisionOutcome } from '../../services/settings/provisioner';
import type { Notices } from '../../services/status/notices';

/** What became of a provision, in a form that travels between two processes. */
export type ProvisionResult = { outcome: ProvisionOutcome } | { error: AppErrorData };

/** Exit codes of `--provision-only`; `docs/guia-da-ti.md` lists them. */
export function exitCodeOf(result: ProvisionResult): number {
  if ('outcome' in result) return result.outcome.isLeft ? 6 : 0;
  switch (result.error.code) {
    case 'invalid-input':
      return 2;
    case 'locked-by-policy':
      return 3;
    case 'secrets-unavailable':
      return 4;
    case 'not-allowed':
      return 5;
    default:
      return 1;
  }
}

/** What the person must know of it, in pt-BR; '' = nothing. */
export function noticeOf(result: ProvisionResult): string {
  if ('outcome' in result) return result.outcome.warnings.join(' ');
  const { message, fields, action } = result.error;
  return [message, ...Object.values(fields ?? {}), action].join(' ');
}

/** Each file has a notice of its own: another one that is in order says nothing about it. */
export function tellOfProvision(notices: Pick<Notices, 'set'>, path: string, result: ProvisionResult): void {
  notices.set(`provision ${path}`, noticeOf(result) || null);
}
