// The form as an agent fills it: with the keyboard, found by the labels on the screen.
import { until, verify } from './check.mjs';

/** Quick, but slow enough to be watched. */
const KEY_DELAY_MS = 12;
/** More than the form has stops. */
const MOST_TABS = 40;

export class FormKeyboard {
  constructor(page) {
    this.page = page;
  }

  choice(label) {
    return this.page.getByRole('combobox', { name: label, exact: true });
  }

  text(label) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  check(label) {
    return this.page.getByRole('checkbox', { name: label, exact: true });
  }

  /** Types a part of an option's text and takes the option that is highlighted then. */
  async choose(label, text) {
    const control = this.choice(label);
    await this.goTo(control, label);
    await this.type(text);
    const option = this.page.locator('[role="option"]', { hasText: text }).first();
    await until(`"${label}" highlights no option "${text}"`, async () => {
      const active = await control.getAttribute('aria-activedescendant');
      return active !== null && (await option.getAttribute('id')) === active;
    });
    const offered = await option.innerText();
    await this.page.keyboard.press('Enter');
    await option.waitFor({ state: 'detached' });
    const taken = await control.inputValue();
    verify(taken !== '' && offered.includes(taken), `"${label}" took "${taken}" instead of "${offered}"`);
  }

  /** Types into a text field, in place of what it holds. */
  async write(label, text) {
    const control = this.text(label);
    await this.goTo(control, label);
    await this.page.keyboard.press('Control+a');
    await this.type(text);
    verify((await control.inputValue()) === text, `"${label}" does not hold what was typed`);
  }

  async tick(label) {
    const control = this.check(label);
    await this.goTo(control, label);
    await this.page.keyboard.press('Space');
    await until(`"${label}" is not ticked`, () => control.isChecked());
  }

  /** Moves on with Tab, from the last control to the first one, until the control has the focus. */
  async goTo(control, label) {
    await control.waitFor();
    for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach "${label}"`);
  }

  type(text) {
    return this.page.keyboard.type(text, { delay: KEY_DELAY_MS });
  }
}
