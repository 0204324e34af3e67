import { BrowserWindow, Menu, type App, type MenuItemConstructorOptions } from 'electron';
import { contextMenuModel, type ContextMenuItem } from './context-menu-model';

/** Electron shows no menu on a right click by itself: text fields get the one that people expect. */
export function offerContextMenus(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_clicked, params) => {
      const items = contextMenuModel(params);
      const window = BrowserWindow.fromWebContents(contents);
      if (items.length === 0 || !window) return;
      const template = items.map((item) => templateOf(item, contents));
      Menu.buildFromTemplate(template).popup({ window });
    });
  });
}

function templateOf(item: ContextMenuItem, contents: Electron.WebContents): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'note':
      return { label: item.label, enabled: false };
    case 'edit':
      return { role: item.role, label: item.label, enabled: item.isEnabled };
    case 'suggestion':
      return {
        label: item.label,
        click: () => {
          contents.replaceMisspelling(item.label);
        },
      };
    case 'learn':
      return {
        label: item.label,
        click: () => contents.session.addWordToSpellCheckerDictionary(item.word),
      };
  }
}
