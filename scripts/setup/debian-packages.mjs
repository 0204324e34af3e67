// Every Debian package that the scripts need, by purpose. The only place that names them.

/** To start the app: Electron's shared libraries, and unzip to unpack it. */
export const RUNTIME_PACKAGES = [
  'unzip',
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgbm1',
  'libasound2',
  'libgtk-3-0',
];

/** A screen without a monitor, and pictures of it. */
export const DISPLAY_PACKAGES = ['xvfb', 'xauth', 'imagemagick', 'fonts-dejavu-core'];

/** A desktop around the app: bus, window manager, notifications, keyring, panel with a tray. */
export const DESKTOP_PACKAGES = [
  'dbus',
  'dbus-x11',
  'systemd', // for busctl, which speaks D-Bus as JSON; its init is not used
  'openbox',
  'dunst',
  'gnome-keyring',
  'libsecret-1-0',
  'xfce4-panel', // a host for StatusNotifierItem trays
  'xdotool', // a hand that presses keys and clicks on the panel
];

/** To watch what the records do to the disk, and to slow that down. */
export const TRACING_PACKAGES = ['strace'];

/** All that tests and the guided demo need. */
export const TEST_PACKAGES = [
  ...RUNTIME_PACKAGES,
  ...DISPLAY_PACKAGES,
  ...DESKTOP_PACKAGES,
  ...TRACING_PACKAGES,
  'openssl', // certificates of the tests' own
];

/** Windows' rules for files, without Windows: about 100 MB to download. */
export const WINDOWS_RULES_PACKAGES = ['wine64'];

/** What the documentation's pictures need beyond that: emojis. */
export const PICTURE_PACKAGES = ['fonts-noto-color-emoji'];
