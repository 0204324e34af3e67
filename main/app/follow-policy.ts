import { app } from 'electron';
import type { Clock } from '../services/ports';
import type { CompanyPolicy } from '../services/settings/company-policy';

const intervalMs = 5 * 60 * 1000;

/** Takes up another policy without a restart: every few minutes, and when the person comes back to the app. Returns what ends it. */
export function followPolicy(policy: CompanyPolicy, clock: Clock): () => void {
  let cancel: () => void = () => undefined;
  const check = () => {
    cancel();
    void policy.check();
    cancel = clock.after(intervalMs, check);
  };
  cancel = clock.after(intervalMs, check);
  app.on('browser-window-focus', check);
  return () => {
    app.off('browser-window-focus', check);
    cancel();
  };
}
