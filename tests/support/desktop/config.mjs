// Configuration files of the session's services, written into the session's own folder.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Separators of the notification log; no text holds them. Read by notifications.ts. */
const FIELD = String.raw`\037`;
const RECORD = String.raw`\036`;

/** Runs for every notification that is shown: dunst's own history holds only closed ones. */
const NOTIFICATION_SCRIPT = `#!/bin/sh
printf '${['%s', '%s', '%s', '%s', '%s', '%s', '%s'].join(FIELD)}${RECORD}' \\
  "$DUNST_ID" "$DUNST_APP_NAME" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" "$DUNST_CATEGORY" "$DUNST_ICON_PATH" \\
  >> "$XDG_RUNTIME_DIR/notifications.log"
`;

/**
 * Stands in for the menu program in which a user picks an action of a notification: picks the line
 * that the file "pick" names. Lines end in "[<id>,<action key>]". (`dunstctl action` cannot do it:
 * dunst 1.9 accepts no position but 0.)
 */
const PICK_SCRIPT = `#!/bin/sh
grep -F -- "$(cat "$XDG_RUNTIME_DIR/pick")" | head -n 1 | tee "$XDG_RUNTIME_DIR/picked.part"
mv "$XDG_RUNTIME_DIR/picked.part" "$XDG_RUNTIME_DIR/picked"
`;

// Nothing times out, merges or is dropped, and the order is that of arrival, so that the
// position of a notification on the screen is known. No age is shown: it would draw all of them anew each second.
const dunstrc = ({ logScript, pickScript }) => `[global]
  dmenu = ${pickScript}
  width = 360
  origin = top-right
  offset = 12x12
  notification_limit = 0
  history_length = 1000
  sort = false
  indicate_hidden = false
  stack_duplicates = false
  idle_threshold = 0
  show_age_threshold = -1
  always_run_script = true
  icon_position = left
  max_icon_size = 48
  font = DejaVu Sans 10
  markup = no
[urgency_low]
  timeout = 0
[urgency_normal]
  timeout = 0
[urgency_critical]
  timeout = 0
[log_all]
  summary = "*"
  set_transient = no
  history_ignore = no
  script = ${logScript}
`;

// One panel along the lower edge with nothing but the tray; "configver" keeps the first-start dialog away.
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=960;y=1066"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`;

/** @param {string} folder the session's folder @returns paths for the services' command lines and environment */
export function writeConfiguration(folder) {
  const configHome = join(folder, 'config');
  const dataHome = join(folder, 'data');
  const stateHome = join(folder, 'state');
  const xfconf = join(configHome, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  for (const path of [xfconf, dataHome, stateHome]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const logScript = writeScript(join(folder, 'log-notification.sh'), NOTIFICATION_SCRIPT);
  const pickScript = writeScript(join(folder, 'pick-action.sh'), PICK_SCRIPT);
  const dunst = join(folder, 'dunstrc');
  writeFileSync(dunst, dunstrc({ logScript, pickScript }));
  writeFileSync(join(xfconf, 'xfce4-panel.xml'), PANEL);
  return { configHome, dataHome, stateHome, dunst };
}

function writeScript(file, text) {
  writeFileSync(file, text);
  chmodSync(file, 0o700);
  return file;
}
