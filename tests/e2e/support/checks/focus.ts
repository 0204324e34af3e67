import type { Page } from '@playwright/test';

/** Whether everything that Tab reaches shows the focus. */
export async function focusFindings(page: Page): Promise<string[]> {
  // The ring is for the keyboard; after a click there is none.
  await page.keyboard.press('Shift');
  return page.evaluate(withoutFocus);
}

// What follows runs inside the page: it stands alone.

/** What Tab reaches and does not show it, or is then hidden (WCAG 2.4.7 and 2.4.11). */
function withoutFocus(): string[] {
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()}> ${element.getAttribute('aria-label') ?? (element.id || element.textContent.trim().slice(0, 40))}`;
  const start = document.activeElement;
  // A list that hangs on a field closes when the focus leaves it.
  const isTied = start?.matches(':is(input, textarea):is([aria-expanded="true"], [aria-activedescendant])');
  const scope = isTied ? start?.parentElement : start?.closest('[role="dialog"]');
  const reached = [
    ...(scope ?? document).querySelectorAll<HTMLElement>('a[href], button, input, textarea, [tabindex]'),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert] *, [data-reka-focus-guard]') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  /** The ring stands around the element itself or around the control that it is in. */
  const ring = (element: Element | null): string => {
    if (!element) return '';
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return outline + (boxShadow === 'none' ? '' : boxShadow);
  };
  const isInSight = (element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return [
      [x, y],
      [x, top + 2],
      [x, bottom - 2],
      [left + 2, y],
      [right - 2, y],
    ].some(([atX, atY]) => element.contains(document.elementFromPoint(atX ?? x, atY ?? y)));
  };
  const findings: string[] = [];
  // The one that has the focus comes last: without the focus there is something to compare with.
  for (const element of reached.toSorted((a, b) => Number(a === start) - Number(b === start))) {
    const control = element.closest('.control');
    const before = element === document.activeElement ? '' : ring(element) + ring(control);
    element.focus();
    // A group may pass the focus on to one of its own, which is in this list too.
    if (element !== document.activeElement && element.contains(document.activeElement)) continue;
    if (document.activeElement !== element) findings.push(`cannot be focused: ${nameOf(element)}`);
    else if (ring(element) + ring(control) === before)
      findings.push(`focus does not show: ${nameOf(element)}`);
    else if (!isInSight(element)) findings.push(`focus is hidden: ${nameOf(element)}`);
  }
  if (start instanceof HTMLElement) start.focus();
  return findings;
}
