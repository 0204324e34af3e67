import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { trayBadges, trayIcon, trayStates } from './tray-icon.mjs';

/** Renders the SVGs to the committed PNGs; needs `rsvg-convert` (Debian: librsvg2-bin, fonts-dejavu-core). */
const folder = fileURLToPath(new URL('../../main/icons/', import.meta.url));

function render(svgInput, size, file) {
  execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), '-o', `${folder}${file}`], {
    input: svgInput,
  });
}

mkdirSync(`${folder}app`, { recursive: true });
const app = readFileSync(`${folder}app.svg`);
for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) render(app, size, `app/${size}x${size}.png`);
for (const state of trayStates) {
  for (const badge of trayBadges) {
    const suffix = badge === '' ? '' : `-${badge.replace('+', 'plus')}`;
    render(trayIcon(state, badge), 32, `tray-${state}${suffix}.png`);
  }
}
