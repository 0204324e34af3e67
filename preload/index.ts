import { contextBridge, ipcRenderer } from 'electron';
import type {
  DesktopApi,
  EventMap,
  EventName,
  InvokeChannel,
  InvokeInput,
  InvokeOutput,
  IpcResult,
} from '../common/ipc/contract';

function invoke<C extends InvokeChannel>(channel: C) {
  return (input: InvokeInput<C>) => ipcRenderer.invoke(channel, input) as Promise<IpcResult<InvokeOutput<C>>>;
}

function on<E extends EventName>(event: E) {
  return (listener: (payload: EventMap[E]) => void) => {
    const forward = (_event: unknown, payload: EventMap[E]) => {
      listener(payload);
    };
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.off(event, forward);
    };
  };
}

const api = {
  invoke: {
    'app:status': invoke('app:status'),
    'app:theme': invoke('app:theme'),
    'app:shortcuts': invoke('app:shortcuts'),
    'app:open-inbox': invoke('app:open-inbox'),
    'app:open-settings': invoke('app:open-settings'),
    'app:acknowledge-caught-up': invoke('app:acknowledge-caught-up'),
    'window:painted': invoke('window:painted'),
    'window:close': invoke('window:close'),
    'form:load': invoke('form:load'),
    'form:save-draft': invoke('form:save-draft'),
    'form:save-view': invoke('form:save-view'),
    'form:suggestions': invoke('form:suggestions'),
    'form:submit': invoke('form:submit'),
    'form:flushed': invoke('form:flushed'),
    'form:close-unsaved': invoke('form:close-unsaved'),
    'form:walk': invoke('form:walk'),
    'form:conclude': invoke('form:conclude'),
    'form:conversation': invoke('form:conversation'),
    'form:conversation-part': invoke('form:conversation-part'),
    'draft:text': invoke('draft:text'),
    'draft:discard': invoke('draft:discard'),
    'inbox:list': invoke('inbox:list'),
    'inbox:open': invoke('inbox:open'),
    'inbox:open-next': invoke('inbox:open-next'),
    'unreadable:list': invoke('unreadable:list'),
    'unreadable:dismiss': invoke('unreadable:dismiss'),
    'outbox:list': invoke('outbox:list'),
    'outbox:retry': invoke('outbox:retry'),
    'outbox:withdraw': invoke('outbox:withdraw'),
    'outbox:answer': invoke('outbox:answer'),
    'history:list': invoke('history:list'),
    'lookups:list': invoke('lookups:list'),
    'lookups:refresh': invoke('lookups:refresh'),
    'customers:by-code': invoke('customers:by-code'),
    'customers:search': invoke('customers:search'),
    'customers:open-processes': invoke('customers:open-processes'),
    'customers:products': invoke('customers:products'),
    'processes:by-number': invoke('processes:by-number'),
    'favourites:list': invoke('favourites:list'),
    'favourites:mark': invoke('favourites:mark'),
    'snippets:list': invoke('snippets:list'),
    'snippets:save': invoke('snippets:save'),
    'erasure:plan': invoke('erasure:plan'),
    'erasure:erase': invoke('erasure:erase'),
    'settings:read': invoke('settings:read'),
    'settings:save': invoke('settings:save'),
    'settings:test': invoke('settings:test'),
  },
  on: {
    'app:status-changed': on('app:status-changed'),
    'app:theme-changed': on('app:theme-changed'),
    'app:shortcuts-changed': on('app:shortcuts-changed'),
    'inbox:changed': on('inbox:changed'),
    'unreadable:changed': on('unreadable:changed'),
    'outbox:changed': on('outbox:changed'),
    'lookups:changed': on('lookups:changed'),
    'favourites:changed': on('favourites:changed'),
    'snippets:changed': on('snippets:changed'),
    'settings:policy-changed': on('settings:policy-changed'),
    'form:assigned': on('form:assigned'),
    'form:integrated-elsewhere': on('form:integrated-elsewhere'),
    'form:flush-requested': on('form:flush-requested'),
    'form:held-open': on('form:held-open'),
  },
} satisfies DesktopApi;

contextBridge.exposeInMainWorld('desktop', api);
