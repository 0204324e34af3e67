import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { RegistrationView } from '../../../common/registrations/registration-view';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The registrations on their way to Bimer, as main tells them. */
export const useOutboxStore = defineStore('outbox', () => {
  const mirror = createMirror<RegistrationView[]>(
    (take) => onEvent('outbox:changed', take),
    () => call('outbox:list'),
  );
  const registrations = computed(() => mirror.value.value ?? []);

  function byKey(key: string): RegistrationView | null {
    return registrations.value.find((registration) => registration.key === key) ?? null;
  }

  return { registrations, byKey, start: mirror.start };
});
