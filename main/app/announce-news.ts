import { Arrivals } from '../services/arrivals/arrivals';
import type { Logger, Notifier } from '../services/ports';
import type { FormWindows } from '../windows/form-windows';
import type { Services } from './compose';

export interface NewsOptions {
  services: Pick<Services, 'intake' | 'settings' | 'clock'>;
  forms: FormWindows;
  notifier: Notifier;
  logger: Logger;
  openInbox: () => void;
  openForm: (attendanceId: string) => void;
}

/** What Karoo brings is shown to the person: notices, forms that open, forms that are about something else now. Returns what ends that. */
export function announceNews({
  services,
  forms,
  notifier,
  logger,
  openInbox,
  openForm,
}: NewsOptions): () => void {
  const { intake, settings, clock } = services;
  const arrivals = new Arrivals({ settings, forms, notifier, clock, logger, openInbox, openForm });
  const removers = [
    intake.caughtUp.add((count) => {
      arrivals.caughtUp(count);
    }),
    intake.unreadable.add((attendance) => {
      arrivals.unreadable(attendance);
    }),
    intake.reopened.add((attendanceId) => {
      forms.refresh(attendanceId).catch((error: unknown) => {
        logger.warn('form not shown anew', { error });
      });
    }),
    intake.integratedElsewhere.add(({ attendanceId, processNumber }) => {
      forms.noteIntegrated(attendanceId, { processNumber });
    }),
    intake.finished.add(({ attendance }) => {
      arrivals.finished(attendance);
    }),
  ];
  return () => {
    for (const remove of removers) remove();
  };
}
