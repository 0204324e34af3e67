import type { Clock, Notifier } from '../ports';
import { finishedTogetherNotice } from './notices';

export interface GroupedNoticesOptions {
  notifier: Notifier;
  clock: Pick<Clock, 'after'>;
  openInbox: () => void;
}

type Notice = Parameters<Notifier['show']>[0];

/** What arrives within so long is one notice. */
const togetherMs = 1000;

/**
 * One notice of what arrives together. The first is shown at once; once a second with more of them is over, one that
 * counts them all takes its place, and counts on for as long as each second brings more.
 */
export class GroupedNotices {
  readonly #options: GroupedNoticesOptions;
  #isOpen = false;
  #count = 0;
  #countShown = 0;
  #withdraw: () => void = () => undefined;

  constructor(options: GroupedNoticesOptions) {
    this.#options = options;
  }

  show(notice: Notice): void {
    this.#count += 1;
    if (!this.#isOpen) this.#put(notice);
  }

  #put(notice: Notice): void {
    const { notifier, clock } = this.#options;
    this.#isOpen = true;
    this.#countShown = this.#count;
    const result = notifier.show(notice);
    this.#withdraw = result.status === 'shown' ? result.withdraw : () => undefined;
    clock.after(togetherMs, () => {
      this.#closeSecond();
    });
  }

  #closeSecond(): void {
    if (this.#count > this.#countShown) {
      this.#withdraw();
      this.#put({ ...finishedTogetherNotice(this.#count), onClick: this.#options.openInbox });
      return;
    }
    this.#isOpen = false;
    this.#count = 0;
  }
}
