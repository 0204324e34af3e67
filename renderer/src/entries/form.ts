import { mountWindow } from '../windows/mount-window';
import FormWindow from '../windows/FormWindow.vue';

void mountWindow(FormWindow);
