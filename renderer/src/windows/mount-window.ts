import { createPinia } from 'pinia';
import { createApp, type Component } from 'vue';
import '../styles/index.css';
import { startTheme } from './theme';

/** Starts one window's app: theme first, so that the first paint has the right colours. */
export async function mountWindow(window: Component): Promise<void> {
  await startTheme();
  createApp(window).use(createPinia()).mount('#app');
}
