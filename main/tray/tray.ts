import { Menu, Tray, nativeImage, type NativeImage } from 'electron';
import { join } from 'node:path';
import { Listeners } from '../services/listeners';
import type { TrayAction, TrayEntry, TrayModel, TrayState } from './tray-model';

/** Applies a tray model to the system's tray; only what changed is touched. */
export class AppTray {
  /** What the user chose. */
  readonly chosen = new Listeners<TrayAction>();
  private readonly tray: Tray;
  private shown: TrayModel;

  constructor(
    private readonly iconFolder: string,
    model: TrayModel,
  ) {
    this.tray = new Tray(this.icon(model.state, model.badge));
    this.tray.on('click', () => {
      this.chosen.emit({ name: 'open-inbox' });
    });
    this.shown = model;
    this.apply(model, true);
  }

  update(model: TrayModel): void {
    this.apply(model, false);
  }

  destroy(): void {
    this.tray.destroy();
  }

  private apply(model: TrayModel, isFirst: boolean): void {
    const before = this.shown;
    this.shown = model;
    if (isFirst || before.state !== model.state || before.badge !== model.badge) {
      this.tray.setImage(this.icon(model.state, model.badge));
    }
    if (isFirst || before.tooltip !== model.tooltip) this.tray.setToolTip(model.tooltip);
    if (isFirst || JSON.stringify(before.menu) !== JSON.stringify(model.menu)) {
      this.tray.setContextMenu(Menu.buildFromTemplate(model.menu.map((entry) => this.menuItem(entry))));
    }
  }

  private menuItem(entry: TrayEntry): Electron.MenuItemConstructorOptions {
    if (entry.kind === 'separator') return { type: 'separator' };
    return {
      label: entry.label,
      enabled: entry.isEnabled,
      click: () => {
        this.chosen.emit(entry.action);
      },
    };
  }

  private icon(state: TrayState, badge: string): NativeImage {
    const suffix = badge === '' ? '' : `-${badge.replace('+', 'plus')}`;
    return nativeImage.createFromPath(join(this.iconFolder, `tray-${state}${suffix}.png`));
  }
}
