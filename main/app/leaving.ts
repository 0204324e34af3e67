import { app, dialog } from 'electron';
import type { Status } from '../services/status/status';
import { quitQuestion } from '../tray/quit-question';
import type { FormWindows } from '../windows/form-windows';
import type { WindowRegistry } from '../windows/window-registry';

export interface LeavingOptions {
  status: Pick<Status, 'current'>;
  registry: WindowRegistry;
  forms: FormWindows;
}

/**
 * “Sair”: says first what will become of what waits, and ends the app only when nothing typed is unsaved. Whoever shuts
 * the computer down or ends the process is not kept waiting; what could be saved is saved then, too.
 */
export class Leaving {
  private isAsking = false;

  constructor(private readonly options: LeavingOptions) {}

  async leaveIfWanted(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      if ((await this.isWanted()) && (await this.isAllSaved())) app.quit();
    } finally {
      this.isAsking = false;
    }
  }

  private async isWanted(): Promise<boolean> {
    const { status, registry } = this.options;
    const { pendingCount, queuedCount, needsYouCount } = status.current().value;
    const detail = quitQuestion({
      openForms: registry.all('form').filter(({ window }) => window.isVisible()).length,
      queued: queuedCount,
      needsYou: needsYouCount,
      pending: pendingCount,
    });
    if (detail === null) return true;
    const { response } = await dialog.showMessageBox({
      type: 'question',
      title: 'Karoo Bimer Companion',
      message: 'Sair do Karoo Bimer Companion?',
      detail,
      buttons: ['Voltar', 'Sair mesmo assim'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  }

  /** What could not be saved keeps the app running, with its form on the screen. */
  private async isAllSaved(): Promise<boolean> {
    const { forms } = this.options;
    const unsaved = await forms.flushAll();
    for (const window of unsaved) forms.holdOpen(window);
    return unsaved.length === 0;
  }
}
