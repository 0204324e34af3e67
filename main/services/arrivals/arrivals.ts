import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';
import type { Clock, Logger, Notifier } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import { GroupedNotices } from './grouped-notices';
import { caughtUpNotice, finishedNotice, unreadableNotice } from './notices';

/** The forms on the screen, as arrivals need them. */
export interface ArrivalForms {
  /** How many forms opened by themselves and nobody has touched yet. */
  countUntouched: () => number;
  /** Puts the attendance's form on the screen without taking the focus; resolves when it is there. */
  openQuietly: (attendanceId: string) => Promise<void>;
}

export interface ArrivalsOptions {
  settings: Pick<SettingsService, 'current'>;
  forms: ArrivalForms;
  notifier: Notifier;
  clock: Pick<Clock, 'after'>;
  logger: Logger;
  /** Because the person clicked a notice. */
  openInbox: () => void;
  openForm: (attendanceId: string) => void;
}

/**
 * What happens on the screen when Karoo brings something: a notice, and a form that opens by itself as long as few
 * others wait untouched. Forms open one after the other; what opens none waits in the inbox.
 */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  readonly #notices: GroupedNotices;
  #opening: Promise<void> = Promise.resolve();

  constructor(options: ArrivalsOptions) {
    this.#options = options;
    this.#notices = new GroupedNotices(options);
  }

  /** An attendance finished just now. */
  finished(attendance: Attendance): void {
    const { settings, openForm } = this.#options;
    const { id } = attendance;
    if (settings.current()['form.opening'] === 'inactive') {
      this.#opening = this.#opening.then(() => this.#openUnlessMany(id));
    }
    this.#notices.show({
      ...finishedNotice(attendance),
      onClick: () => {
        openForm(id);
      },
    });
  }

  /** An attendance finished just now and could not be read. */
  unreadable(attendance: UnreadableAttendance): void {
    this.#notices.show({ ...unreadableNotice(attendance), onClick: this.#options.openInbox });
  }

  /** So many attendances, at least one, finished while nobody was listening. */
  caughtUp(count: number): void {
    const { notifier, openInbox } = this.#options;
    notifier.show({ ...caughtUpNotice(count), onClick: openInbox });
  }

  async #openUnlessMany(attendanceId: string): Promise<void> {
    const { settings, forms, logger } = this.#options;
    if (forms.countUntouched() >= settings.current()['form.maxAutoOpened']) return;
    try {
      await forms.openQuietly(attendanceId);
    } catch (error) {
      logger.warn('form not opened', { error });
    }
  }
}
