import type { Page } from 'playwright-core';
import { tabTo } from './look.ts';

/** Somebody without a mouse: Tab, the arrows, Space and Enter. */
export function handsOf(page: Page) {
  return {
    /** Follows a link or presses a button that leads to another page. */
    go: async (name: string | RegExp) => {
      await tabTo(page, name);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    },
    /** Ticks a box, or chooses a radio button. */
    choose: async (name: string | RegExp) => {
      await tabTo(page, name);
      await page.keyboard.press('Space');
    },
    /** Goes on to radio buttons below. */
    down: async (steps: number) => {
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
    },
    /** Fills in a field. */
    write: async (name: string | RegExp, words: string) => {
      await tabTo(page, name);
      await page.keyboard.type(words);
    },
  };
}
