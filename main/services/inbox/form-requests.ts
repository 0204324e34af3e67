import type { Logger } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import type { Inbox } from './inbox';

export interface FormRequestsOptions {
  inbox: Pick<Inbox, 'list'>;
  settings: Pick<SettingsService, 'current'>;
  /** The forms on the screen. */
  forms: {
    isOpen: (attendanceId: string) => boolean;
    /** With the focus; rejects when there is no such form any more. */
    open: (attendanceId: string) => Promise<void>;
  };
  openInbox: () => void;
  logger: Logger;
}

/** Which form comes when the user asks for one, by a click or by the keyboard. */
export class FormRequests {
  readonly #options: FormRequestsOptions;

  constructor(options: FormRequestsOptions) {
    this.#options = options;
  }

  /** Where there is no such form any more, Pendências shows what there is. */
  open(attendanceId: string): void {
    const { forms, openInbox, logger } = this.#options;
    forms.open(attendanceId).catch((error: unknown) => {
      logger.warn('form not opened', { error });
      openInbox();
    });
  }

  /** The oldest pending attendance. With nothing pending, Pendências says so. */
  openOldest(): void {
    const [oldest] = this.#pendingIds();
    if (oldest === undefined) this.#options.openInbox();
    else this.open(oldest);
  }

  /** After one was sent: the oldest pending attendance that has no form yet, where the agent wants that. Says whether there was one. */
  async openNext(): Promise<boolean> {
    const { settings, forms } = this.#options;
    if (!settings.current()['form.opensNext']) return false;
    const next = this.#pendingIds().find((id) => !forms.isOpen(id));
    if (next !== undefined) await forms.open(next);
    return next !== undefined;
  }

  #pendingIds(): string[] {
    const items = this.#options.inbox.list().value;
    return items.filter(({ state }) => state === 'pending').map(({ attendanceId }) => attendanceId);
  }
}
