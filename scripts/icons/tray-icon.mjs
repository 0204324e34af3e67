/** The tray's states with the colour of the bubble and the sign in it. */
const states = {
  connected: { fill: '#12808b', sign: 'm9.500 14 4 4 8-8.500' },
  reconnecting: { fill: '#b7791f', sign: 'M9 13.500h.1M15.500 13.500h.1M22 13.500h.1' },
  offline: { fill: '#6b7780', sign: 'm11 9 9 9m0-9-9 9' },
  'needs-you': { fill: '#c2410c', sign: 'M15.500 7.500v7M15.500 19h.1' },
};

export const trayStates = Object.keys(states);
export const trayBadges = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '9+'];

/** The SVG of one tray icon, 32 × 32 units; the light rim keeps it readable on any panel. */
export function trayIcon(state, badge) {
  const { fill, sign } = states[state];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path d="M7 2.500h17a5 5 0 0 1 5 5v12a5 5 0 0 1-5 5H14l-6.500 5c-.8.600-1.700.1-1.700-.8v-4.400A5 5 0 0 1 2 19.500v-12a5 5 0 0 1 5-5z" fill="${fill}" stroke="#ffffff" stroke-opacity=".85" stroke-width="1.500"/>
  <path d="${sign}" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>
  ${badge === '' ? '' : badgeOf(badge)}
</svg>`;
}

function badgeOf(text) {
  const fontSize = text.length > 1 ? 13 : 16;
  return `<circle cx="22.500" cy="22.500" r="9" fill="#b42318" stroke="#ffffff" stroke-width="1.500"/>
  <text x="22.500" y="${22.5 + fontSize * 0.36}" fill="#ffffff" font-family="DejaVu Sans, sans-serif" font-weight="700" font-size="${fontSize}" text-anchor="middle">${text}</text>`;
}
