import { app, nativeTheme, powerMonitor } from 'electron';
import { shortcutsView } from '../ipc/shortcuts-view';
import type { Logger } from '../services/ports';
import type { Recurring } from '../services/recurring';
import { followSettings } from '../services/settings/follow-settings';
import type { TrayAction } from '../tray/tray-model';
import { trayModel } from '../tray/tray-model';
import type { DesktopParts } from './compose/desktop';
import type { Services } from './compose/services';

export interface WireEventsOptions extends DesktopParts {
  services: Services;
  policyCheck: Recurring;
  lookupCheck: Recurring;
  /** `data`: what the other process sent along. */
  heedSecondStart: (data: unknown) => void;
  logger: Logger;
}

/**
 * Who listens to whom: the one list of what follows from what. Nothing is decided here, and nobody asks again and again.
 * Returns what ends it.
 */
export function wireEvents(options: WireEventsOptions): () => void {
  const removers = [
    wireArrivals(options),
    wireWindows(options),
    wireTray(options),
    wireSettings(options),
    wireConnections(options),
    wireSystem(options),
  ].flat();
  return () => {
    for (const remove of removers) remove();
  };
}

type Removers = (() => void)[];

/** What Karoo brings is shown: notices, forms that open, forms that are about something else now. */
function wireArrivals({
  services: { intake },
  desktop: { forms },
  arrivals,
  logger,
}: WireEventsOptions): Removers {
  return [
    intake.finished.add(({ attendance }) => {
      arrivals.finished(attendance);
    }),
    intake.caughtUp.add((count) => {
      arrivals.caughtUp(count);
    }),
    intake.unreadable.add((attendance) => {
      arrivals.unreadable(attendance);
    }),
    intake.reopened.add((attendanceId) => {
      forms.refresh(attendanceId).catch((error: unknown) => {
        logger.warn('form not shown anew', { error });
      });
    }),
    intake.integratedElsewhere.add(({ attendanceId, processNumber }) => {
      forms.noteIntegrated(attendanceId, { processNumber });
    }),
  ];
}

/** Windows hold read-only mirrors of what the services own. */
function wireWindows({ services, desktop }: WireEventsOptions): Removers {
  const { status, inbox, unreadable, outbox, snippets, favourites, lookups, policy } = services;
  return [
    status.changed.add((snapshot) => {
      desktop.broadcast('app:status-changed', snapshot);
    }),
    inbox.changed.add((snapshot) => {
      desktop.broadcast('inbox:changed', snapshot);
    }),
    unreadable.changed.add((snapshot) => {
      desktop.broadcast('unreadable:changed', snapshot);
    }),
    outbox.changed.add((snapshot) => {
      desktop.broadcast('outbox:changed', snapshot);
    }),
    snippets.changed.add((snapshot) => {
      desktop.broadcast('snippets:changed', snapshot);
    }),
    favourites.changed.add((snapshot) => {
      desktop.broadcast('favourites:changed', snapshot);
    }),
    lookups.changed.add((change) => {
      desktop.broadcast('lookups:changed', change);
    }),
    policy.changed.add(() => {
      desktop.broadcast('settings:policy-changed', null);
    }),
  ];
}

function wireTray(options: WireEventsOptions): Removers {
  const { services, desktop } = options;
  const { status, inbox } = services;
  const show = () => {
    desktop.tray.update(trayModel(status.current().value, inbox.list().value));
  };
  return [
    status.changed.add(show),
    inbox.changed.add(show),
    desktop.tray.chosen.add((action) => {
      perform(action, options);
    }),
  ];
}

function perform(action: TrayAction, { desktop, requests, leaving }: WireEventsOptions): void {
  switch (action.name) {
    case 'open-inbox':
      void desktop.openInbox();
      break;
    case 'open-settings':
      void desktop.openSettings();
      break;
    case 'open-form':
      requests.open(action.attendanceId);
      break;
    case 'quit':
      void leaving.leaveIfWanted();
      break;
  }
}

function wireSettings({ services, desktop, lookupCheck }: WireEventsOptions): Removers {
  const { settings, intake, bimer, outbox } = services;
  const lookups = {
    refresh: () => {
      lookupCheck.runNow();
    },
  };
  return [
    followSettings({ settings, intake, bimer, outbox, lookups }),
    settings.changed.add(({ values, touched }) => {
      if (touched.has('appearance.theme')) {
        nativeTheme.themeSource = values['appearance.theme'];
        desktop.broadcast('app:theme-changed', values['appearance.theme']);
      }
      if (touched.has('form.shortcuts') || touched.has('desktop.globalShortcut')) {
        desktop.broadcast('app:shortcuts-changed', shortcutsView(values));
      }
    }),
  ];
}

function wireConnections({ services: { intake, outbox } }: WireEventsOptions): Removers {
  return [
    // Whoever reaches Karoo again has the network back.
    intake.stateChanged.add(({ state }) => {
      if (state === 'online') outbox.retryNow();
    }),
  ];
}

/** The computer, its session, and the keys that work in every program. */
function wireSystem(options: WireEventsOptions): Removers {
  const { services, desktop, requests, policyCheck, heedSecondStart } = options;
  const { intake, outbox, globalShortcut } = services;
  const resume = () => {
    intake.reconnectNow();
    outbox.retryNow();
  };
  const saveTyped = () => void desktop.forms.flushAll();
  const checkPolicy = () => {
    policyCheck.runNow();
  };
  const openInbox = () => void desktop.openInbox();
  const secondStart = (_event: unknown, _argv: unknown, _folder: unknown, data: unknown) => {
    heedSecondStart(data);
  };
  powerMonitor.on('resume', resume);
  powerMonitor.on('suspend', saveTyped);
  powerMonitor.on('shutdown', saveTyped);
  app.on('browser-window-focus', checkPolicy);
  app.on('activate', openInbox);
  app.on('second-instance', secondStart);
  return [
    globalShortcut.pressed.add(() => {
      requests.openOldest();
    }),
    () => {
      powerMonitor.off('resume', resume);
      powerMonitor.off('suspend', saveTyped);
      powerMonitor.off('shutdown', saveTyped);
      app.off('browser-window-focus', checkPolicy);
      app.off('activate', openInbox);
      app.off('second-instance', secondStart);
    },
  ];
}
