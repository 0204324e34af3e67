import { globalShortcut } from 'electron';
import type { Shortcut } from '../../../common/shortcuts/shortcut';
import type { GlobalKeys } from '../../services/ports';
import { acceleratorOf } from './accelerator';

/** Electron unregisters by itself what is left when the app ends. */
export class ElectronGlobalKeys implements GlobalKeys {
  register(shortcut: Shortcut, onPressed: () => void): 'registered' | 'taken' {
    return globalShortcut.register(acceleratorOf(shortcut), onPressed) ? 'registered' : 'taken';
  }

  unregister(shortcut: Shortcut): void {
    globalShortcut.unregister(acceleratorOf(shortcut));
  }
}
