import type { Page } from '@playwright/test';
import { atRest } from './at-rest';

/** For those who asked for less motion. */
export async function motionFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await atRest(page);
  const findings = await page.evaluate(moving);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  return findings.map((text) => `reduced motion: ${text}`);
}

// What follows runs inside the page: it stands alone.

/** What still moves for a person who asked for less motion. */
function moving(): string[] {
  const longest = (list: string) => Math.max(...list.split(',').map((part) => parseFloat(part)));
  const findings = document
    .getAnimations()
    .filter((animation) => Number(animation.effect?.getComputedTiming().endTime) > 1)
    .map(() => 'an animation runs');
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, part);
      const isAnimated = animationName !== 'none' && longest(animationDuration) > 0.001;
      if (isAnimated || longest(transitionDuration) > 0.001)
        findings.push(
          `moves: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">${part ?? ''}`,
        );
    }
  }
  return findings;
}
