import { mountWindow } from '../windows/mount-window';
import SettingsWindow from '../windows/SettingsWindow.vue';

void mountWindow(SettingsWindow);
