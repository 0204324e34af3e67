import type { WindowFactory } from './window-factory';
import type { WindowRegistry } from './window-registry';

/** Windows of which there is one at most: Pendências and Configurações. */
export class SingleWindows {
  constructor(
    private readonly factory: WindowFactory,
    private readonly registry: WindowRegistry,
  ) {}

  /** Shows the window with the focus; only ever called because a person asked for it. */
  async open(role: 'inbox' | 'settings'): Promise<void> {
    const { window } = this.registry.all(role)[0] ?? this.factory.create(role);
    await this.factory.whenPainted(window);
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
}
