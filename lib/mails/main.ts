import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProgramme } from '../../functions/domain/lint-programme.ts';
import { mailsPage } from './page.ts';

/** Where the page of mails stands, from the root. */
export const MAILS_PAGE = 'docs/mails.md';

/**
 * Writes the page of mails, or with `--check` says whether it is as it would be written.
 *
 * @returns The exit code: 1 where the page is behind.
 */
export function runMails(root: string, args: string[], say: (line: string) => void): number {
  const file = readFileSync(join(root, 'programmes/qi4all-2024.json'), 'utf8');
  const page = mailsPage(parseProgramme(JSON.parse(file)));
  const path = join(root, MAILS_PAGE);
  if (!args.includes('--check')) {
    writeFileSync(path, page);
    say(`${MAILS_PAGE} is written.`);
    return 0;
  }
  if (readFileSync(path, 'utf8') === page) return 0;
  say(`${MAILS_PAGE} is behind the mails. Run: npm run mails`);
  return 1;
}
