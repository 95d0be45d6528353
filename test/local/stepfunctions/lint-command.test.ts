import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf } from './host.ts';

const end = { Type: 'Pass', End: true };

describe('The lint command', () => {
  const command = join(import.meta.dirname, '../../../lib/local/stepfunctions/lint/command.ts');
  const lint = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'lint-'));
    const file = join(folder, 'machine.asl.json');
    writeFileSync(file, text);
    const { status, stdout } = spawnSync(process.execPath, [command, file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    return { status, printed: stdout.replaceAll(file, 'FILE') };
  };

  it('prints each finding with its place, and fails', () => {
    expect(lint(definitionOf({ A: { ...end, Output: '{% $nobody %}' } }))).toEqual({
      status: 1,
      printed:
        'FILE/States/A/Output: $nobody is never assigned on the way here (unassigned-variable)\n',
    });
  });

  it('prints nothing when there is nothing to say', () => {
    expect(lint(definitionOf({ A: end }))).toEqual({ status: 0, printed: '' });
  });
});
