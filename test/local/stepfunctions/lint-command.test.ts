import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintFiles } from '../../../lib/local/stepfunctions/lint/files.ts';
import { definitionOf } from './host.ts';

const end = { Type: 'Pass', End: true };
const finding = '/States/A/Output: $nobody is never assigned on the way here (unassigned-variable)';

let folder = '';
let good = '';
let bad = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  good = join(folder, 'good.asl.json');
  bad = join(folder, 'bad.asl.json');
  writeFileSync(good, definitionOf({ A: end }));
  writeFileSync(bad, definitionOf({ A: { ...end, Output: '{% $nobody %}' } }));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('Linting files', () => {
  const lint = (...files: string[]) => {
    const lines: string[] = [];
    return { count: lintFiles(files, (line) => lines.push(line)), lines };
  };

  it('prints each finding with its file and place, and counts them', () => {
    expect(lint(good, bad, bad)).toEqual({
      count: 2,
      lines: [`${bad}${finding}`, `${bad}${finding}`],
    });
  });

  it('goes on when a file cannot be read', () => {
    const missing = join(folder, 'missing');
    const { count, lines } = lint(missing, bad);
    expect(count).toBe(2);
    expect(lines[0]).toMatch(/missing\/: It cannot be read: ENOENT.* \(unreadable\)$/);
    expect(lines[1]).toBe(`${bad}${finding}`);
  });
});

describe('The lint command', () => {
  const command = join(import.meta.dirname, '../../../lib/local/stepfunctions/lint/command.ts');
  const run = (file: string) => {
    const { status, stdout } = spawnSync(process.execPath, [command, file], { encoding: 'utf8' });
    return { status, stdout };
  };

  it('prints each finding with its place, and fails', () => {
    expect(run(bad)).toEqual({ status: 1, stdout: `${bad}${finding}\n` });
  });

  it('prints nothing when there is nothing to say', () => {
    expect(run(good)).toEqual({ status: 0, stdout: '' });
  });
});
