import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Where the browser is: what `CHROMIUM_PATH` names, or where Debian and others put it.
 * @throws Error with the line that says how to get one
 */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path));
  if (found) return found;
  throw new Error('There is no Chromium here. Get it with: apt-get install chromium');
}

/** Vitest calls this once before all browser tests, so that a missing browser fails them with one line. */
export default function setup(): void {
  findChromium();
}
