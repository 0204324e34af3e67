import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../../common/settings/settings';
import { acceleratorOf } from '../../../main/adapters/electron/accelerator';
import { GlobalShortcut } from '../../../main/services/global-shortcut/global-shortcut';
import { Listeners } from '../../../main/services/listeners';
import type { GlobalKeys } from '../../../main/services/ports';
import type { SettingsChanged } from '../../../main/services/settings/settings-service';

/** A desktop where some keys belong to other programs. */
class FakeGlobalKeys implements GlobalKeys {
  readonly foreign = new Set<string>();
  readonly own = new Map<string, () => void>();

  register(shortcut: string, onPressed: () => void): 'registered' | 'taken' {
    if (this.foreign.has(shortcut) || this.own.has(shortcut)) return 'taken';
    this.own.set(shortcut, onPressed);
    return 'registered';
  }

  unregister(shortcut: string): void {
    this.own.delete(shortcut);
  }
}

function world() {
  const keys = new FakeGlobalKeys();
  let current: Settings = { ...defaultSettings, 'desktop.globalShortcut': 'Ctrl+Shift+F10' };
  const settings = { current: () => current, changed: new Listeners<SettingsChanged>() };
  const shortcut = new GlobalShortcut({ keys, settings });
  const told: (string | null)[] = [];
  shortcut.changed.add((taken) => told.push(taken));
  const save = (wanted: string) => {
    current = { ...current, 'desktop.globalShortcut': wanted };
    settings.changed.emit({ values: current, touched: new Set() });
  };
  return { keys, shortcut, told, save };
}

test('is registered from the start to the end, follows the setting, and is pressed', () => {
  const { keys, shortcut, told, save } = world();
  let presses = 0;
  shortcut.pressed.add(() => (presses += 1));
  expect([...keys.own.keys()]).toEqual([]);
  shortcut.start();
  keys.own.get('Ctrl+Shift+F10')?.();
  expect(presses).toBe(1);
  save('Ctrl+Shift+F10');
  save('Alt+Shift+K');
  expect([...keys.own.keys()]).toEqual(['Alt+Shift+K']);
  save('');
  expect([...keys.own.keys()]).toEqual([]);
  save('Alt+Shift+K');
  shortcut.stop();
  expect([...keys.own.keys()]).toEqual([]);
  expect(told).toEqual([]);
});

test('says when another program has the key, and tries again at the next save', () => {
  const { keys, shortcut, told, save } = world();
  keys.foreign.add('Ctrl+Shift+F10');
  shortcut.start();
  expect(shortcut.taken()).toBe('Ctrl+Shift+F10');
  save('Ctrl+Shift+F10');
  keys.foreign.clear();
  save('Ctrl+Shift+F10');
  expect(shortcut.taken()).toBeNull();
  expect(told).toEqual(['Ctrl+Shift+F10', null]);
  keys.foreign.add('Alt+Shift+K');
  save('Alt+Shift+K');
  save('');
  expect(told).toEqual(['Ctrl+Shift+F10', null, 'Alt+Shift+K', null]);
  expect([...keys.own.keys()]).toEqual([]);
});

test.each([
  ['Ctrl+Shift+F10', 'Ctrl+Shift+F10'],
  ['Alt+Shift+K', 'Alt+Shift+K'],
  ['Ctrl+Shift+Espaço', 'Ctrl+Shift+Space'],
])('Electron calls %s %s', (shortcut, accelerator) => {
  expect(acceleratorOf(shortcut)).toBe(accelerator);
});
