import { expect } from '../fixture';
import type { Stop } from '../tours';
import { painted } from './at-rest';
import { focusFindings } from './focus';

/**
 * WCAG 1.4.10: 1280 × 1024 at 400 % is 320 × 256 CSS pixels; the higher one is a narrow window, with its sticky parts.
 */
const sizes = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
];

/** What is lost where there is little room: at 320 CSS pixels, and enlarged to 200 % (WCAG 1.4.4). */
export async function reflowFindings({ companion, page, action }: Stop): Promise<string[]> {
  const findings: string[] = [];
  const look = async (where: string) => {
    await painted(page);
    const found = [
      ...(await page.evaluate(tooWide)),
      ...(await action.evaluate(outOfReach)),
      ...(await focusFindings(page)),
    ];
    findings.push(...found.map((text) => `${where}: ${text}`));
  };
  const width = await page.evaluate(() => innerWidth);
  const session = await page.context().newCDPSession(page);
  for (const size of sizes) {
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: 0,
      mobile: false,
    });
    await expect
      .poll(() => page.evaluate(() => [innerWidth, innerHeight]))
      .toEqual([size.width, size.height]);
    await look(`${size.width} × ${size.height}`);
  }
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  await companion.zoom(page, 2);
  await look('200 %');
  await companion.zoom(page, 1);
  await painted(page);
  return findings;
}

// What follows runs inside the page: each stands alone.

/** What does not fit into the window's width: cut off, beside it, or to be scrolled to sideways. */
function tooWide(): string[] {
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 40)}”`;
  const isForReaders = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).clipPath.startsWith('inset(50%') || isForReaders(element.parentElement));
  /** An ellipsis loses nothing where the whole text can be had at the same place. */
  const isGivenWhole = (element: Element) =>
    (element.closest('[title]')?.getAttribute('title') ?? '').includes(element.textContent.trim());

  const { documentElement: root } = document;
  const findings = root.scrollWidth > root.clientWidth ? ['the page scrolls sideways'] : [];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || isForReaders(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > root.clientWidth + 1)) findings.push(`beside: ${nameOf(element)}`);
    // Text in a field of one line scrolls under the cursor.
    if (element.matches('input, textarea, svg, svg *')) continue;
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (overflowX === 'visible' || element.scrollWidth <= element.clientWidth + 1) continue;
    if (textOverflow === 'ellipsis' && isGivenWhole(element)) continue;
    findings.push(`cut: ${nameOf(element)}`);
  }
  return findings;
}

/** Why the element cannot be pressed after scrolling to it; [] = it can. */
function outOfReach(element: Element): string[] {
  element.scrollIntoView({ block: 'nearest' });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1)
    return ['the main action cannot be scrolled to'];
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return there !== null && element.contains(there) ? [] : ['the main action is covered'];
}
