import { ipcMain } from 'electron';
import { join } from 'node:path';
import { ElectronWindowPlaces } from '../adapters/store/electron-window-places';
import { ElectronNotifier } from '../adapters/electron/electron-notifier';
import { appHandlers } from '../ipc/handlers/app-handlers';
import { erasureHandlers } from '../ipc/handlers/erasure-handlers';
import { draftHandlers } from '../ipc/handlers/draft-handlers';
import { formHandlers } from '../ipc/handlers/form-handlers';
import { recordHandlers } from '../ipc/handlers/record-handlers';
import { settingsHandlers } from '../ipc/handlers/settings-handlers';
import { registerHandlers } from '../ipc/register';
import { shortcutsView } from '../ipc/shortcuts-view';
import type { Logger } from '../services/ports';
import { AppTray } from '../tray/tray';
import { trayModel, type TrayAction } from '../tray/tray-model';
import { FormPlaces } from '../windows/form-places';
import { FormWindows } from '../windows/form-windows';
import { isRememberedPlaces, nothingRemembered } from '../windows/placement';
import { SingleWindows } from '../windows/single-windows';
import { WindowFactory } from '../windows/window-factory';
import { WindowRegistry } from '../windows/window-registry';
import { announceNews } from './announce-news';
import type { Services } from './compose';
import { Leaving } from './leaving';

/** What the person sees of the app: windows, tray, notices; and the IPC between the windows and the services. */
export class Desktop {
  readonly registry = new WindowRegistry();
  readonly forms: FormWindows;
  private readonly singles: SingleWindows;
  private readonly tray: AppTray;
  private readonly notifier: ElectronNotifier;
  private readonly leaving: Leaving;
  private readonly stopMirroring: () => void;

  constructor(
    private readonly services: Services,
    private readonly logger: Logger,
    outFolder: string,
    dataFolder: string,
  ) {
    const icons = join(outFolder, 'main');
    const factory = new WindowFactory({
      registry: this.registry,
      preloadPath: join(outFolder, 'preload', 'index.cjs'),
      iconPath: join(icons, 'app', '256x256.png'),
    });
    this.forms = new FormWindows({
      factory,
      registry: this.registry,
      clock: services.clock,
      places: new FormPlaces(
        new ElectronWindowPlaces(
          dataFolder,
          nothingRemembered,
          isRememberedPlaces,
          logger,
          services.clock.now,
        ),
      ),
      targetOf: (attendanceId) => services.drafts.targetOf(attendanceId),
      payloadOf: (target) => services.drafts.open(target),
      onOpened: (attendanceId) => void services.intake.checkStillPending(attendanceId),
    });
    this.singles = new SingleWindows(factory, this.registry);
    this.leaving = new Leaving({ status: services.status, registry: this.registry, forms: this.forms });
    this.notifier = new ElectronNotifier(join(icons, 'app', '128x128.png'));
    this.registerIpc(factory);
    this.tray = new AppTray(
      {
        iconFolder: icons,
        perform: (action) => {
          this.perform(action);
        },
      },
      this.trayModel(),
    );
    this.stopMirroring = this.mirror();
  }

  openInbox(): Promise<void> {
    return this.singles.open('inbox');
  }

  openSettings(): Promise<void> {
    return this.singles.open('settings');
  }

  /** Saves what is typed in any window, then closes all of them for good. */
  async close(): Promise<void> {
    await this.forms.flushAll();
    this.stopMirroring();
    this.tray.destroy();
    for (const { window } of this.registry.all()) window.destroy();
  }

  private registerIpc(factory: WindowFactory): void {
    const { services, forms } = this;
    registerHandlers(
      {
        ...appHandlers({
          ...services,
          windows: {
            openInbox: () => this.openInbox(),
            openSettings: () => this.openSettings(),
            openForm: (attendanceId) => forms.open(attendanceId),
            openNextForm: () => this.openNextForm(),
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
      { ipcMain, identify: (event) => this.registry.identify(event), logger: this.logger },
    );
  }

  /** Windows, tray and notices follow the services; none of them asks again and again. Returns what ends that. */
  private mirror(): () => void {
    const {
      status,
      inbox,
      unreadable,
      outbox,
      lookups,
      settings,
      policy,
      snippets,
      favourites,
      globalShortcut,
    } = this.services;
    const refreshTray = () => {
      this.tray.update(this.trayModel());
    };
    const removers = [
      status.changed.add((snapshot) => {
        this.registry.broadcast('app:status-changed', snapshot);
        refreshTray();
      }),
      inbox.changed.add((snapshot) => {
        this.registry.broadcast('inbox:changed', snapshot);
        refreshTray();
      }),
      unreadable.changed.add((snapshot) => {
        this.registry.broadcast('unreadable:changed', snapshot);
      }),
      outbox.changed.add((snapshot) => {
        this.registry.broadcast('outbox:changed', snapshot);
      }),
      snippets.changed.add((snapshot) => {
        this.registry.broadcast('snippets:changed', snapshot);
      }),
      favourites.changed.add((snapshot) => {
        this.registry.broadcast('favourites:changed', snapshot);
      }),
      lookups.changed.add((change) => {
        this.registry.broadcast('lookups:changed', change);
      }),
      settings.changed.add((values) => {
        this.registry.broadcast('app:theme-changed', values['appearance.theme']);
        this.registry.broadcast('app:shortcuts-changed', shortcutsView(values));
      }),
      policy.changed.add(() => {
        this.registry.broadcast('settings:policy-changed', null);
      }),
      globalShortcut.pressed.add(() => {
        this.openOldestPending();
      }),
      announceNews({
        services: this.services,
        forms: this.forms,
        notifier: this.notifier,
        logger: this.logger,
        openInbox: () => void this.openInbox(),
        openForm: (attendanceId) => {
          this.openForm(attendanceId);
        },
      }),
    ];
    return () => {
      for (const remove of removers) remove();
    };
  }

  /** The oldest pending attendance that has no window yet, where the agent wants that. */
  private async openNextForm(): Promise<boolean> {
    const { settings, inbox } = this.services;
    if (!settings.current()['form.opensNext']) return false;
    const next = inbox
      .list()
      .value.find((item) => item.state === 'pending' && this.forms.find(item.attendanceId) === undefined);
    if (next) await this.forms.open(next.attendanceId);
    return next !== undefined;
  }

  /** With nothing pending, Pendências says so. */
  private openOldestPending(): void {
    const oldest = this.services.inbox.list().value.find((item) => item.state === 'pending');
    if (oldest) this.openForm(oldest.attendanceId);
    else void this.openInbox();
  }

  private openForm(attendanceId: string): void {
    void this.forms.open(attendanceId).catch((error: unknown) => {
      this.logger.warn('form not opened', { error });
      void this.openInbox();
    });
  }

  private perform(action: TrayAction): void {
    switch (action.name) {
      case 'open-inbox':
        void this.openInbox();
        break;
      case 'open-settings':
        void this.openSettings();
        break;
      case 'open-form':
        this.openForm(action.attendanceId);
        break;
      case 'quit':
        void this.leaving.leaveIfWanted();
        break;
    }
  }

  private trayModel() {
    return trayModel(this.services.status.current().value, this.services.inbox.list().value);
  }
}
