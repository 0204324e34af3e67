import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './app-protocol';
import { secureWebPreferences } from './security';
import type { WindowIdentity, WindowRegistry, WindowRole } from './window-registry';

export interface WindowFactoryOptions {
  registry: WindowRegistry;
  preloadPath: string;
  iconPath: string;
}

const sizes: Record<WindowRole, { width: number; height: number; minWidth: number; minHeight: number }> = {
  form: { width: 960, height: 800, minWidth: 340, minHeight: 400 },
  inbox: { width: 900, height: 640, minWidth: 340, minHeight: 400 },
  settings: { width: 720, height: 720, minWidth: 340, minHeight: 400 },
};

const backgroundColours = { light: '#f6f8f8', dark: '#12181a' };

const titles: Record<WindowRole, string> = {
  form: 'Atendimento',
  inbox: 'Pendências – Karoo Bimer Companion',
  settings: 'Configurações – Karoo Bimer Companion',
};

/** Makes hidden windows with our own document in it; whoever asked shows them once their page has painted. */
export class WindowFactory {
  private readonly painted = new WeakMap<BrowserWindow, PromiseWithResolvers>();

  constructor(private readonly options: WindowFactoryOptions) {}

  create(role: WindowRole): WindowIdentity {
    const window = new BrowserWindow({
      ...sizes[role],
      show: false,
      title: titles[role],
      icon: this.options.iconPath,
      autoHideMenuBar: true,
      backgroundColor: backgroundColours[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: secureWebPreferences(this.options.preloadPath),
    });
    const identity = this.options.registry.add(window, role);
    this.painted.set(window, promiseWithResolvers());
    // A page whose process died would stay blank: it starts anew and loads its data again.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
    });
    void window.loadURL(`${appOrigin}/${role}.html`);
    return identity;
  }

  /** The window's page says that it shows its content now. */
  notePainted(window: BrowserWindow): void {
    this.painted.get(window)?.resolve();
  }

  /** Resolves when the window's page has painted its content. */
  async whenPainted(window: BrowserWindow): Promise<void> {
    await this.painted.get(window)?.promise;
  }
}

interface PromiseWithResolvers {
  promise: Promise<void>;
  resolve: () => void;
}

function promiseWithResolvers(): PromiseWithResolvers {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
