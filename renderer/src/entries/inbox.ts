import { mountWindow } from '../windows/mount-window';
import InboxWindow from '../windows/InboxWindow.vue';

void mountWindow(InboxWindow);
