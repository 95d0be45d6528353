import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './fixtures/sources.ts';

const text = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| V\d/.test(line));

it('the threat model names tests and files that are there', () => {
  const named = [...text.matchAll(/`((?:test|functions|docs)\/[\w./-]+)`/g)].map(
    ([, path]) => path,
  );
  expect(named.length).toBeGreaterThan(60);
  expect([...new Set(named)].filter((path) => !existsSync(join(ROOT, path ?? '')))).toEqual([]);
});

it('the threat model says of every chapter of ASVS 5.0 how it stands, and why', () => {
  const chapters = new Set(rows.flatMap((row) => [...row.matchAll(/\bV(\d+)/g)].map(([, n]) => n)));
  expect([...chapters].map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 17 }, (_, index) => index + 1),
  );
  for (const row of rows) {
    const [, , verdict = '', why, tested] = row.split('|').map((cell) => cell.trim());
    expect(verdict, row).toMatch(/^(pass|n\/a|open)$/);
    expect(why, row).not.toBe('');
    if (verdict === 'pass') expect(tested, row).toMatch(/^`test\//);
  }
});
