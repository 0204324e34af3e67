import type { Notices } from '../status/notices';
import type { CompanyPolicy } from './company-policy';
import type { Policy } from './resolve-settings';

/** Tells the agent what of the company's policy cannot be read or used, for as long as that holds. */
export function tellOfPolicy(policy: Pick<CompanyPolicy, 'current' | 'changed'>, notices: Notices): void {
  const tell = ({ problems }: Policy) => {
    notices.set('policy', problems.join(' ') || null);
  };
  tell(policy.current());
  policy.changed.add(tell);
}
