import { describe, expect, it } from 'vitest';
import type { AppStatus } from '../../../common/app-status';
import type { InboxItem } from '../../../common/attendance/inbox-item';
import { AppError } from '../../../common/errors';
import { trayModel, type TrayState } from '../../../main/tray/tray-model';
import { sampleKarooStatus } from '../../support/fakes/samples';

const status: AppStatus = {
  karoo: sampleKarooStatus(),
  bimer: { state: 'online', error: null },
  agent: null,
  accountName: null,
  pendingCount: 0,
  queuedCount: 0,
  needsYouCount: 0,
  caughtUpCount: 0,
  storageNotice: null,
  takenShortcut: null,
  isDemo: false,
  version: '0.0.0',
};
const offline = new AppError('network-unreachable').toData();
const item = (number: string, changes: Partial<InboxItem> = {}): InboxItem => ({
  attendanceId: `id-${number}`,
  number,
  customerCode: null,
  customerName: 'Mercearia São João',
  contactName: null,
  channel: null,
  department: null,
  subject: null,
  finishedAt: '2026-11-24T12:00:00Z',
  state: 'pending',
  hasDraft: false,
  integratedAs: null,
  registrationCount: 0,
  ...changes,
});

describe('trayModel', () => {
  it.each<[Partial<AppStatus>, TrayState]>([
    [{}, 'connected'],
    [{ karoo: sampleKarooStatus({ state: 'reconnecting', error: null }) }, 'reconnecting'],
    [{ karoo: sampleKarooStatus({ state: 'connecting', error: null }) }, 'reconnecting'],
    [{ karoo: sampleKarooStatus({ state: 'reconnecting', error: offline }) }, 'offline'],
    [{ bimer: { state: 'unreachable', error: offline } }, 'offline'],
    [{ karoo: sampleKarooStatus({ state: 'not-configured', error: null }) }, 'needs-you'],
    [{ karoo: sampleKarooStatus({ state: 'signed-out', error: null }) }, 'needs-you'],
    [{ karoo: sampleKarooStatus({ state: 'not-integrated', error: null }) }, 'needs-you'],
    [{ bimer: { state: 'signed-out', error: null } }, 'needs-you'],
    [{ needsYouCount: 1 }, 'needs-you'],
  ])('%j → %s', (changes, state) => {
    expect(trayModel({ ...status, ...changes }, []).state).toBe(state);
  });

  it.each([
    [0, '', 'nenhuma pendência'],
    [1, '1', '1 pendência'],
    [9, '9', '9 pendências'],
    [10, '9+', '10 pendências'],
  ])('shows %i pending ones', (pendingCount, badge, text) => {
    const model = trayModel({ ...status, pendingCount }, []);
    expect(model.badge).toBe(badge);
    expect(model.tooltip).toContain(text);
  });

  it('lists at most ten pending attendances and always Abrir pendências and Sair', () => {
    const items = Array.from({ length: 12 }, (_, index) => item(String(48000 + index)));
    const labels = trayModel({ ...status, pendingCount: 12 }, items).menu.flatMap((entry) =>
      entry.kind === 'action' ? [entry.label] : [],
    );
    expect(labels).toContain('48000 – Mercearia São João');
    expect(labels.filter((label) => label.startsWith('48'))).toHaveLength(10);
    expect(labels).toContain('e mais 2…');
    expect(labels).toContain('Abrir pendências');
    expect(labels.at(-1)).toBe('Sair');
  });

  it('opens the form of the attendance that was clicked, and shows names as they are', () => {
    const { menu } = trayModel(status, [item('1', { customerName: 'Silva & Filhos' })]);
    expect(menu).toContainEqual({
      kind: 'action',
      label: '1 – Silva && Filhos',
      action: { name: 'open-form', attendanceId: 'id-1' },
      isEnabled: true,
    });
  });

  it('does not offer what was settled elsewhere or is being sent', () => {
    const { menu } = trayModel(status, [
      item('1', { state: 'integrated-elsewhere' }),
      item('2', { state: 'sending' }),
      item('3', { state: 'needs-you', customerName: null, contactName: 'Ana' }),
    ]);
    const forms = menu.flatMap((entry) =>
      entry.kind === 'action' && entry.action.name === 'open-form' ? [entry.label] : [],
    );
    expect(forms).toEqual(['3 – Ana']);
  });
});
