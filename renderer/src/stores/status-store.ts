import { defineStore } from 'pinia';
import type { AppStatus } from '../../../common/app-status';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The state of the whole app, as main tells it. */
export const useStatusStore = defineStore('status', () => {
  const mirror = createMirror<AppStatus>(
    (take) => onEvent('app:status-changed', take),
    () => call('app:status'),
  );
  return { status: mirror.value, start: mirror.start };
});
