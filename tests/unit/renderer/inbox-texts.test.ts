import { describe, expect, it } from 'vitest';
import type { AppStatus } from '../../../common/app-status';
import type { InboxItem } from '../../../common/attendance/inbox-item';
import { AppError } from '../../../common/errors';
import { serviceHealth } from '../../../renderer/src/features/inbox/connection-health';
import { healthNotices } from '../../../renderer/src/features/inbox/health-notices';
import {
  ageStep,
  caughtUpText,
  emptyInboxText,
  itemBadges,
  itemDetails,
  itemTitle,
} from '../../../renderer/src/features/inbox/inbox-texts';
import { sampleKarooStatus } from '../../support/fakes/samples';

const unreachable = new AppError('network-unreachable').toData();

const status = (changes: Partial<AppStatus> = {}): AppStatus => ({
  karoo: sampleKarooStatus(),
  bimer: { state: 'online', error: null },
  agent: { name: 'Ana', bimerLogin: 'ana' },
  accountName: 'Exemplo',
  pendingCount: 0,
  queuedCount: 0,
  needsYouCount: 0,
  caughtUpCount: 0,
  storageNotice: null,
  takenShortcut: null,
  isDemo: false,
  version: '1.0.0',
  ...changes,
});

const item = (changes: Partial<InboxItem> = {}): InboxItem => ({
  attendanceId: 'a1',
  number: '48213',
  customerCode: '00263',
  customerName: 'Mercearia São João',
  contactName: 'Maria',
  channel: 'WhatsApp',
  department: 'Suporte',
  subject: null,
  finishedAt: '2026-11-24T10:00:00-03:00',
  state: 'pending',
  hasDraft: false,
  integratedAs: null,
  registrationCount: 0,
  ...changes,
});

describe('a pending attendance', () => {
  it.each([
    [0, 'calm'],
    [29, 'calm'],
    [30, 'warm'],
    [239, 'warm'],
    [240, 'hot'],
  ] as const)('after %i minutes is %s', (minutes, step) => {
    const end = Date.parse('2026-11-24T10:00:00-03:00');
    expect(ageStep('2026-11-24T10:00:00-03:00', end + minutes * 60_000)).toBe(step);
  });

  it('is called by number and customer, else by its contact, and names nobody twice', () => {
    expect(itemTitle(item())).toBe('48213 · Mercearia São João');
    expect(itemDetails(item())).toBe('Maria · WhatsApp · Suporte');
    const unknown = item({ customerName: null, department: null });
    expect(itemTitle(unknown)).toBe('48213 · Maria');
    expect(itemDetails(unknown)).toBe('WhatsApp');
    expect(itemTitle(item({ customerName: null, contactName: null }))).toBe(
      '48213 · Cliente não identificado',
    );
  });

  it('shows its state, its draft and how many registrations it has', () => {
    const texts = (changes: Partial<InboxItem>) => itemBadges(item(changes)).map(({ text }) => text);
    expect(texts({})).toEqual([]);
    expect(texts({ state: 'needs-you', hasDraft: true })).toEqual(['Precisa de você', 'Rascunho']);
    expect(texts({ state: 'sending', registrationCount: 1 })).toEqual(['Enviando']);
    expect(texts({ registrationCount: 1 })).toEqual(['1 registro']);
    expect(texts({ state: 'integrated-elsewhere', registrationCount: 2 })).toEqual([
      'Integrado em outro lugar',
      '2 registros',
    ]);
  });

  it('is counted in words after a time offline', () => {
    expect(caughtUpText(1)).toBe('1 atendimento finalizado enquanto você estava offline');
    expect(caughtUpText(3)).toBe('3 atendimentos finalizados enquanto você estava offline');
  });
});

describe('the connections', () => {
  const titles = (changes: Partial<AppStatus>) => healthNotices(status(changes)).map(({ title }) => title);

  it('say nothing when all is well', () => {
    expect(titles({})).toEqual([]);
    expect(serviceHealth(status()).map(({ text }) => text)).toEqual(['Conectado', 'Conectado']);
  });

  it('name what is not configured, and lead to the settings', () => {
    const [notice] = healthNotices(status({ bimer: { state: 'not-configured', error: null } }));
    expect(notice).toMatchObject({ title: 'Falta configurar a conexão com o Bimer.', opensSettings: true });
  });

  it('say that an account that is not integrated opens no form', () => {
    const [notice] = healthNotices(
      status({ karoo: sampleKarooStatus({ state: 'not-integrated', error: null }) }),
    );
    expect(notice?.title).toContain('não está integrada');
    expect(notice?.action).toContain('nenhum formulário');
  });

  it('are calm without a network', () => {
    const offline = { karoo: sampleKarooStatus({ state: 'reconnecting', error: unreachable }) } as const;
    expect(titles(offline)).toEqual(['Trabalhando sem conexão: nada se perde.']);
    expect(serviceHealth(status(offline))[0]).toMatchObject({ text: 'Sem conexão', tone: 'warning' });
    expect(titles({ karoo: sampleKarooStatus({ state: 'reconnecting', error: null }) })).toEqual([
      'Reconectando ao Karoo…',
    ]);
    expect(titles({ bimer: { state: 'unreachable', error: unreachable } })).toEqual([
      'Sem conexão com o Bimer: nada se perde.',
    ]);
  });

  it('say that more waits in Karoo than was taken, and that large events were read otherwise', () => {
    expect(titles({ karoo: sampleKarooStatus({ exceededBacklog: 5000 }) })).toEqual([
      'Há no Karoo mais de 5.000 atendimentos à espera.',
    ]);
    expect(titles({ karoo: sampleKarooStatus({ oversizedEvents: 1 }) })).toEqual([
      'O Karoo enviou 1 aviso grande demais, que foi lido de outro modo.',
    ]);
  });

  it.each([
    [10, 'Conectado, consultado a cada 10 segundos'],
    [300, 'Conectado, consultado a cada 5 minutos'],
    [null, 'Conectado'],
  ])('say how Karoo is listened to: %j', (pollSeconds, text) => {
    expect(serviceHealth(status({ karoo: sampleKarooStatus({ pollSeconds }) }))[0]?.text).toBe(text);
    const lost = sampleKarooStatus({ pollSeconds, state: 'reconnecting' });
    expect(serviceHealth(status({ karoo: lost }))[0]?.text).toBe('Reconectando…');
  });

  it('call an empty list done only while the app hears of new attendances', () => {
    expect(emptyInboxText(status()).title).toBe('Tudo em dia');
    for (const state of [
      'connecting',
      'reconnecting',
      'signed-out',
      'not-configured',
      'not-integrated',
    ] as const) {
      expect(emptyInboxText(status({ karoo: sampleKarooStatus({ state, error: null }) })).isAllDone).toBe(
        false,
      );
    }
  });
});
