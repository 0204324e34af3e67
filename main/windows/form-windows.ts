import type { FormPayload, IntegratedElsewhere } from '../../common/attendance/form-payload';
import type { BrowserWindow } from 'electron';
import type { FormTarget, OpenedForm } from '../services/drafts/form-target';
import type { Clock } from '../services/ports';
import { FlushRequests } from './flush-requests';
import type { FormPlaces } from './form-places';
import { neighbourOf } from './placement';
import type { WindowFactory } from './window-factory';
import { sendTo, type WindowIdentity, type WindowRegistry } from './window-registry';

export interface FormWindowsOptions {
  factory: WindowFactory;
  registry: WindowRegistry;
  clock: Clock;
  places: FormPlaces;
  /** What a form of the attendance that is opened now is about. */
  targetOf: (attendanceId: string) => OpenedForm;
  /** Builds what the form shows first; throws an AppError when the attendance is gone. */
  payloadOf: (target: FormTarget) => FormPayload;
  /** A form is on the screen. */
  onOpened: (attendanceId: string) => void;
}

/** How long a closing form may take to hand over what was typed; a page that hangs must not keep the app alive. */
const flushTimeoutMs = 10_000;

/**
 * One window per attendance. A hidden window is always kept loaded, so that a form is on the screen within
 * tens of milliseconds; it is never reused, so that nothing of one customer can appear at another's.
 */
export class FormWindows {
  private warm: WindowIdentity | null = null;
  private readonly untouched = new Set<BrowserWindow>();
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

  /** A person asked for this form, so it gets the focus. */
  async open(attendanceId: string): Promise<void> {
    const { window } = this.find(attendanceId) ?? this.assign(attendanceId);
    await this.options.factory.whenPainted(window);
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    this.noteOpened(attendanceId);
  }

  /** The form appears without taking the focus. */
  async openQuietly(attendanceId: string): Promise<void> {
    const { window } = this.find(attendanceId) ?? this.assign(attendanceId);
    await this.options.factory.whenPainted(window);
    if (window.isDestroyed()) return;
    if (!window.isVisible()) {
      this.untouched.add(window);
      window.showInactive();
    }
    this.noteOpened(attendanceId);
  }

  /** How many forms opened by themselves, and nobody has gone to or typed in. */
  countUntouched(): number {
    return this.untouched.size;
  }

  noteTouched(window: BrowserWindow): void {
    this.untouched.delete(window);
  }

  private noteOpened(attendanceId: string): void {
    this.options.onOpened(attendanceId);
    this.options.clock.after(500, () => {
      this.prepare();
    });
  }

  find(attendanceId: string): WindowIdentity | undefined {
    return this.options.registry.all('form').find((identity) => identity.attendanceId === attendanceId);
  }

  /** The form's page has saved what was typed, or could not. */
  noteFlushed(window: BrowserWindow, request: number, isSaved: boolean): void {
    this.flushes.settle(window, request, isSaved ? 'saved' : 'unsaved');
  }

  /** Saves what is typed in the attendance's form, if it is open. */
  async flush(attendanceId: string): Promise<void> {
    const open = this.find(attendanceId);
    if (open) await this.flushes.request(open.window);
  }

  /** Shows in the attendance's form, if it is open, what the form is about now. */
  reload(attendanceId: string): void {
    const open = this.find(attendanceId);
    if (open) sendTo(open.window, 'form:assigned', this.retarget(open, attendanceId));
  }

  /** Like `reload`, once what is typed in the form is saved. */
  async refresh(attendanceId: string): Promise<void> {
    await this.flush(attendanceId);
    this.reload(attendanceId);
  }

  /** Tells the attendance's form, if it is open, that somebody else has registered it. */
  noteIntegrated(attendanceId: string, integration: IntegratedElsewhere): void {
    const open = this.find(attendanceId);
    if (open) sendTo(open.window, 'form:integrated-elsewhere', integration);
  }

  /** Closes the attendance's form, if it is open, without saving: what was typed has been discarded. */
  drop(attendanceId: string): void {
    const open = this.find(attendanceId);
    if (!open) return;
    this.options.places.note(open.window);
    open.window.destroy();
  }

  /** Asks every open form to save what was typed; resolves with the windows that could not, after 10 s at the latest. */
  async flushAll(): Promise<BrowserWindow[]> {
    const open = this.options.registry.all('form').filter(({ attendanceId }) => attendanceId !== null);
    for (const { window } of open) this.options.places.note(window);
    const results = await Promise.all(
      open.map(async ({ window }) => ({ window, result: await this.flushes.request(window) })),
    );
    return results.filter(({ result }) => result === 'unsaved').map(({ window }) => window);
  }

  /** What the form of the identity is about from now on, as its page shows it. */
  retarget(identity: WindowIdentity, attendanceId: string): FormPayload {
    const target = this.options.targetOf(attendanceId);
    const payload = this.options.payloadOf(target);
    Object.assign(identity, target);
    return payload;
  }

  private assign(attendanceId: string): WindowIdentity {
    this.prepare();
    const identity = this.warm;
    if (!identity) throw new Error('no form window');
    const payload = this.retarget(identity, attendanceId);
    this.warm = null;
    this.options.places.place(identity.window, this.shown());
    sendTo(identity.window, 'form:assigned', payload);
    return identity;
  }

  /** Forms on the screen, in the order in which they were opened. */
  private shown(): BrowserWindow[] {
    return this.options.registry
      .all('form')
      .map(({ window }) => window)
      .filter((window) => window.isVisible());
  }

  /** From the form `window` to the next one on the screen, or the one before it. */
  walk(window: BrowserWindow, step: 1 | -1): void {
    const next = neighbourOf(this.shown(), window, step);
    if (!next) return;
    if (next.isMinimized()) next.restore();
    next.show();
    next.focus();
  }

  /** What could not be saved stays on the screen, and the page says why. */
  holdOpen(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    window.show();
    sendTo(window, 'form:held-open', null);
  }

  /** What was typed is saved before the window goes. */
  private guardClosing(identity: WindowIdentity): void {
    const { window } = identity;
    window.on('close', (event) => {
      if (identity.attendanceId === null) return;
      event.preventDefault();
      this.options.places.note(window);
      window.hide();
      void this.flushes.request(window).then((result) => {
        if (result === 'unsaved') this.holdOpen(window);
        else if (!window.isDestroyed()) window.destroy();
      });
    });
    const flush = () => {
      if (identity.attendanceId !== null) void this.flushes.request(window);
    };
    window.on('blur', flush);
    const touch = () => {
      this.noteTouched(window);
    };
    window.on('focus', touch);
    window.on('closed', touch);
    // Windows asks before it ends the session: the earlier it is saved the better.
    window.on('query-session-end', flush);
    window.on('session-end', flush);
  }
}
