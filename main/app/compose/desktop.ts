import { ipcMain } from 'electron';
import { join } from 'node:path';
import { ElectronNotifier } from '../../adapters/electron/electron-notifier';
import { ElectronWindowPlaces } from '../../adapters/store/electron-window-places';
import { appHandlers } from '../../ipc/handlers/app-handlers';
import { draftHandlers } from '../../ipc/handlers/draft-handlers';
import { erasureHandlers } from '../../ipc/handlers/erasure-handlers';
import { formHandlers } from '../../ipc/handlers/form-handlers';
import { recordHandlers } from '../../ipc/handlers/record-handlers';
import { settingsHandlers } from '../../ipc/handlers/settings-handlers';
import { registerHandlers } from '../../ipc/register';
import { Arrivals } from '../../services/arrivals/arrivals';
import { FormRequests } from '../../services/inbox/form-requests';
import type { Logger } from '../../services/ports';
import { AppTray } from '../../tray/tray';
import { trayModel } from '../../tray/tray-model';
import { FormPlaces } from '../../windows/form-places';
import { FormWindows } from '../../windows/form-windows';
import { isRememberedPlaces, nothingRemembered } from '../../windows/placement';
import { SingleWindows } from '../../windows/single-windows';
import { WindowFactory } from '../../windows/window-factory';
import { WindowRegistry } from '../../windows/window-registry';
import { Desktop } from '../desktop';
import { Leaving } from '../leaving';
import type { Services } from './services';

export interface ComposeDesktopOptions {
  services: Services;
  logger: Logger;
  /** Where the built app lies. */
  outFolder: string;
  dataFolder: string;
}

export type DesktopParts = ReturnType<typeof composeDesktop>;

/** What the user sees of the app, what decides about it, and the IPC between the windows and the services. */
export function composeDesktop({ services, logger, outFolder, dataFolder }: ComposeDesktopOptions) {
  const { clock, status, inbox, settings } = services;
  const icons = join(outFolder, 'main');
  const registry = new WindowRegistry();
  const factory = new WindowFactory({
    registry,
    preloadPath: join(outFolder, 'preload', 'index.cjs'),
    iconPath: join(icons, 'app', '256x256.png'),
  });
  const forms = new FormWindows({
    factory,
    registry,
    clock,
    places: new FormPlaces(
      new ElectronWindowPlaces(dataFolder, nothingRemembered, isRememberedPlaces, logger, clock.now),
    ),
    targetOf: (attendanceId) => services.drafts.targetOf(attendanceId),
    payloadOf: (target) => services.drafts.open(target),
    onOpened: (attendanceId) => void services.intake.checkStillPending(attendanceId),
  });
  const desktop = new Desktop({
    registry,
    forms,
    singles: new SingleWindows(factory, registry),
    tray: new AppTray(icons, trayModel(status.current().value, inbox.list().value)),
  });
  const openInbox = () => void desktop.openInbox();
  const requests = new FormRequests({
    inbox,
    settings,
    forms: {
      isOpen: (attendanceId) => forms.find(attendanceId) !== undefined,
      open: (attendanceId) => forms.open(attendanceId),
    },
    openInbox,
    logger,
  });
  const arrivals = new Arrivals({
    settings,
    forms,
    notifier: new ElectronNotifier(join(icons, 'app', '128x128.png')),
    clock,
    logger,
    openInbox,
    openForm: (attendanceId) => {
      requests.open(attendanceId);
    },
  });
  registerHandlers(
    {
      ...appHandlers({
        ...services,
        windows: {
          openInbox: () => desktop.openInbox(),
          openSettings: () => desktop.openSettings(),
          openForm: (attendanceId) => forms.open(attendanceId),
          openNextForm: () => requests.openNext(),
          notePainted: (window) => {
            factory.notePainted(window);
          },
        },
      }),
      ...formHandlers({ ...services, forms }),
      ...draftHandlers({ ...services, forms }),
      ...erasureHandlers({ ...services, forms }),
      ...recordHandlers({ ...services, forms }),
      ...settingsHandlers(services),
    },
    { ipcMain, identify: (event) => registry.identify(event), logger },
  );
  return { desktop, requests, arrivals, leaving: new Leaving({ status, registry, forms }) };
}
