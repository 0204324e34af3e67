import type { Page } from '@playwright/test';
import { atRest } from './at-rest';
import { focusFindings } from './focus';

/** Where the system chooses the colours (Windows: high contrast). */
export async function forcedColorFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  await atRest(page);
  const findings = [...(await page.evaluate(goneInForcedColors)), ...(await focusFindings(page))];
  await page.emulateMedia({ forcedColors: 'none' });
  return findings.map((text) => `forced colours: ${text}`);
}

// What follows runs inside the page: it stands alone.

/** What the person can no longer tell where the system chooses the colours: frames, and what is picked, off or wrong. */
function goneInForcedColors(): string[] {
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${element.textContent.trim().slice(0, 40)}”`;
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
  const looks = (element: Element) => {
    const style = getComputedStyle(element);
    // Rows may be told apart by a tick; of the other controls some have an icon and some have not, whatever their state.
    const icons = [...element.querySelectorAll('[role="option"] > svg, [role="option"] > .mark > svg')];
    return [
      style.backgroundColor,
      style.color,
      style.border,
      style.outline,
      style.fontWeight,
      style.textDecoration,
      icons.length,
    ].join();
  };
  const framed =
    '.control, .button:not(.text-link), [popover], [role="dialog"], .message > .mark, .chip, .badge';
  const findings = shown(framed)
    .filter((element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
      return borderTopStyle === 'none' || borderTopWidth === '0px' || borderTopColor === backgroundColor;
    })
    .map((element) => `has no frame: ${nameOf(element)}`);
  const states = [
    { of: '[role="option"]', picked: '[aria-selected="true"]' },
    { of: '[role="option"]', picked: '[data-active]' },
    { of: '[role="tab"]', picked: '[aria-selected="true"]' },
    { of: '.control', picked: '[data-invalid]' },
    { of: '.control', picked: '[data-disabled]' },
    { of: '.button:not(.text-link)', picked: ':disabled' },
    { of: '.text-link', picked: ':disabled' },
    { of: '.icon-button', picked: ':disabled' },
    { of: '.calendar-day', picked: '[data-selected]' },
    { of: '.calendar-day', picked: '[data-disabled]' },
    { of: 'mark', picked: '[data-current]' },
    { of: '.message > .bubble', picked: ':is([data-owned] > *)' },
  ];
  for (const { of, picked } of states) {
    const plain = shown(of).find((element) => !element.matches(picked));
    if (!plain) continue;
    for (const element of shown(of + picked)) {
      if (looks(element) === looks(plain))
        findings.push(`${picked} looks like the others: ${nameOf(element)}`);
    }
  }
  // Inside a row in the system's highlight, colours of one's own may not be told from it.
  for (const part of shown('[role="option"][data-active] > :is(span, svg)')) {
    const row = part.parentElement;
    if (row && getComputedStyle(part).color !== getComputedStyle(row).color)
      findings.push(`in another colour than its row: ${nameOf(part)}`);
  }
  for (const bar of shown('.bar > .part')) {
    const { backgroundColor } = getComputedStyle(bar);
    if (backgroundColor === getComputedStyle(document.body).backgroundColor)
      findings.push('the meter is empty');
  }
  // Drawn by hand, their marks are backgrounds, which the system takes away.
  for (const box of shown('input:is([type="checkbox"], [type="radio"])')) {
    if (getComputedStyle(box).appearance !== 'auto') findings.push(`is not the system's: #${box.id}`);
  }
  return findings;
}
