import type { FormPayload } from '../../common/ipc/contract';
import type { BrowserWindow } from 'electron';
import type { Clock } from '../services/ports';
import { FlushRequests } from './flush-requests';
import type { WindowFactory } from './window-factory';
import { sendTo, type WindowIdentity, type WindowRegistry } from './window-registry';

export interface FormWindowsOptions {
  factory: WindowFactory;
  registry: WindowRegistry;
  clock: Clock;
  /** Builds what the form shows first; throws an AppError when the attendance is gone. */
  payloadOf: (attendanceId: string) => FormPayload;
}

/** How long a closing form may take to hand over what was typed; a page that hangs must not keep the app alive. */
const flushTimeoutMs = 2000;
const cascadeStepPx = 28;
const cascadeSteps = 8;

/**
 * One window per attendance. A hidden window is always kept loaded, so that a form is on the screen within
 * tens of milliseconds; it is never reused, so that nothing of one customer can appear at another's.
 */
export class FormWindows {
  private warm: WindowIdentity | null = null;
  private openedCount = 0;
  private readonly flushes: FlushRequests;

  constructor(private readonly options: FormWindowsOptions) {
    this.flushes = new FlushRequests(options.clock, flushTimeoutMs);
  }

  /** Prepares the hidden window; call it when the app has nothing better to do. */
  prepare(): void {
    if (this.warm && !this.warm.window.isDestroyed()) return;
    this.warm = this.options.factory.create('form');
    this.guardClosing(this.warm);
  }

  /** `isAsked`: a person asked for this form, so it gets the focus; else it appears without taking it. */
  async open(attendanceId: string, isAsked: boolean): Promise<void> {
    const identity = this.find(attendanceId) ?? this.assign(attendanceId);
    const { window } = identity;
    await this.options.factory.whenPainted(window);
    if (window.isDestroyed()) return;
    if (isAsked) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    } else if (!window.isVisible()) {
      window.showInactive();
    }
    this.options.clock.after(500, () => {
      this.prepare();
    });
  }

  find(attendanceId: string): WindowIdentity | undefined {
    return this.options.registry.all('form').find((identity) => identity.attendanceId === attendanceId);
  }

  /** The form's page has nothing unsaved any more. */
  noteFlushed(window: BrowserWindow): void {
    this.flushes.settle(window);
  }

  /** Saves what is typed in the attendance's form, if it is open. */
  async flush(attendanceId: string): Promise<void> {
    const open = this.find(attendanceId);
    if (open) await this.flushes.request(open.window);
  }

  /** Shows in the attendance's form, if it is open, what the form is about now. */
  reload(attendanceId: string): void {
    const open = this.find(attendanceId);
    if (open) sendTo(open.window, 'form:assigned', this.options.payloadOf(attendanceId));
  }

  /** Asks every open form to save what was typed; resolves when all have, or after 2 s. */
  async flushAll(): Promise<void> {
    const open = this.options.registry.all('form').filter(({ attendanceId }) => attendanceId !== null);
    await Promise.all(open.map(({ window }) => this.flushes.request(window)));
  }

  private assign(attendanceId: string): WindowIdentity {
    const payload = this.options.payloadOf(attendanceId);
    this.prepare();
    const identity = this.warm;
    if (!identity) throw new Error('no form window');
    this.warm = null;
    identity.attendanceId = attendanceId;
    this.place(identity.window);
    sendTo(identity.window, 'form:assigned', payload);
    return identity;
  }

  /** Forms that open one after the other do not hide each other. */
  private place(window: BrowserWindow): void {
    const step = (this.openedCount % cascadeSteps) * cascadeStepPx;
    this.openedCount += 1;
    window.center();
    const [x = 0, y = 0] = window.getPosition();
    window.setPosition(x + step, Math.max(0, y - (cascadeSteps * cascadeStepPx) / 2 + step));
  }

  /** What was typed is saved before the window goes. */
  private guardClosing(identity: WindowIdentity): void {
    const { window } = identity;
    window.on('close', (event) => {
      if (identity.attendanceId === null) return;
      event.preventDefault();
      window.hide();
      void this.flushes.request(window).then(() => {
        if (!window.isDestroyed()) window.destroy();
      });
    });
    window.on('session-end', () => void this.flushes.request(window));
  }
}
