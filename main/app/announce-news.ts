import { caughtUpNotice, finishedNotice, unreadableNotice } from '../services/intake/notices';
import type { Logger, Notifier } from '../services/ports';
import type { FormWindows } from '../windows/form-windows';
import type { Services } from './compose';

export interface NewsOptions {
  services: Pick<Services, 'intake' | 'settings'>;
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
  const { intake, settings } = services;
  const removers = [
    intake.caughtUp.add((count) => {
      notifier.show({ ...caughtUpNotice(count), onClick: openInbox });
    }),
    intake.unreadable.add((attendance) => {
      notifier.show({ ...unreadableNotice(attendance), onClick: openInbox });
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
      const { id } = attendance;
      if (settings.current()['form.opening'] === 'inactive') {
        void forms.open(id, false).catch((error: unknown) => {
          logger.warn('form not opened', { error });
        });
      }
      const onClick = () => {
        openForm(id);
      };
      notifier.show({ ...finishedNotice(attendance), onClick });
    }),
  ];
  return () => {
    for (const remove of removers) remove();
  };
}
