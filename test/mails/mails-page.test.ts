import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAILS } from '../../functions/views/mails/catalogue.ts';
import { MAILS_PAGE, runMails } from '../../lib/mails/main.ts';
import { ROOT, sourcesOf } from '../fixtures/sources.ts';

let copy: string;
const said: string[] = [];
const run = (...args: string[]) => runMails(copy, args, (line) => said.push(line));
beforeEach(() => {
  said.length = 0;
  copy = mkdtempSync(join(tmpdir(), 'qi4all-mails-'));
  mkdirSync(join(copy, 'docs'));
  cpSync(join(ROOT, 'programmes'), join(copy, 'programmes'), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

describe('the page of mails', () => {
  it('is as it would be written now', () => {
    expect(
      runMails(ROOT, ['--check'], (line) => said.push(line)),
      said.join(),
    ).toBe(0);
  });

  it('that is behind is told so', () => {
    run();
    expect(run('--check')).toBe(0);
    writeFileSync(join(copy, MAILS_PAGE), 'something else');
    expect(run('--check')).toBe(1);
    expect(said.at(-1)).toBe('docs/mails.md is behind the mails. Run: npm run mails');
  });

  it('has a section for each mail, which its table of contents leads to', () => {
    const page = readFileSync(join(ROOT, MAILS_PAGE), 'utf8');
    const titles = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles).toHaveLength(MAILS.length);
    const anchors = [...page.matchAll(/^\| \[([^\]]+)\]\(#([^)]+)\)/gm)];
    expect(anchors.map(([, title]) => title)).toEqual(titles);
    expect(new Set(anchors.map(([, , anchor]) => anchor)).size).toBe(MAILS.length);
  });
});

describe('a mail that is planned', () => {
  it('is said to be so for as long as no door records it, and no longer', () => {
    const recording = sourcesOf('functions').filter(
      ({ path }) => !/^functions\/(views\/mails\/|domain\/mail-kinds)/.test(path),
    );
    const recorded = (kind: string) => recording.some(({ text }) => text.includes(`'${kind}'`));
    const planned = MAILS.filter((mail) => mail.planned).map(({ kind }) => kind);
    expect(planned.filter(recorded), 'take the mark away').toEqual([]);
  });
});
