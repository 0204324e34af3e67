import { Notification } from 'electron';
import type { NoticeResult, Notifier } from '../../services/ports';

/** The system's own notices: they respect do-not-disturb and never take the focus. */
export class ElectronNotifier implements Notifier {
  /** A notice that nobody refers to may be collected, and its click lost with it. */
  private readonly alive = new Set<Notification>();

  constructor(private readonly iconPath: string) {}

  show({ title, body, onClick }: { title: string; body: string; onClick: () => void }): NoticeResult {
    if (!Notification.isSupported()) return { status: 'not-shown', reason: 'unsupported' };
    const notice = new Notification({ title, body, icon: this.iconPath });
    this.alive.add(notice);
    notice.on('click', () => {
      this.alive.delete(notice);
      onClick();
    });
    notice.on('close', () => this.alive.delete(notice));
    notice.show();
    return {
      status: 'shown',
      withdraw: () => {
        if (this.alive.delete(notice)) notice.close();
      },
    };
  }
}
