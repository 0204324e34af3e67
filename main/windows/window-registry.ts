import type { BrowserWindow, IpcMainInvokeEvent, WebContents } from 'electron';
import type { EventMap, EventName } from '../../common/ipc/contract';
import { isOwnDocument } from './security';

export type WindowRole = 'form' | 'inbox' | 'settings';

/** Which of our windows is calling. */
export interface WindowIdentity {
  window: BrowserWindow;
  role: WindowRole;
  /** The one attendance of a form window; null while it is only pre-warmed. */
  attendanceId: string | null;
  /** The registration that its form was opened to correct, or sent last; null = the attendance's next one. */
  correctingKey: string | null;
  /** Which registration of the attendance its form makes (`OpenedForm`); 0 while it is only pre-warmed. */
  sequence: number;
}

/** The windows that exist, found by their web contents. */
export class WindowRegistry {
  private readonly identities = new Map<WebContents, WindowIdentity>();

  add(window: BrowserWindow, role: WindowRole): WindowIdentity {
    const identity: WindowIdentity = { window, role, attendanceId: null, correctingKey: null, sequence: 0 };
    const { webContents } = window;
    this.identities.set(webContents, identity);
    window.once('closed', () => this.identities.delete(webContents));
    return identity;
  }

  /** Only the main frame of a window of ours, showing a document of ours, is somebody. */
  identify(event: IpcMainInvokeEvent): WindowIdentity | null {
    const { sender, senderFrame } = event;
    if (!senderFrame || senderFrame !== sender.mainFrame || !isOwnDocument(senderFrame.url)) return null;
    return this.identities.get(sender) ?? null;
  }

  all(role?: WindowRole): WindowIdentity[] {
    return [...this.identities.values()].filter(
      (identity) => !identity.window.isDestroyed() && (role === undefined || identity.role === role),
    );
  }

  broadcast<E extends EventName>(event: E, payload: EventMap[E]): void {
    for (const identity of this.all()) sendTo(identity.window, event, payload);
  }
}

/** Sends an event to a window unless it is gone. */
export function sendTo<E extends EventName>(window: BrowserWindow, event: E, payload: EventMap[E]): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(event, payload);
}
