import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHost } from './host.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('A process that is killed (kill -9)', () => {
  it('has lost nothing it had acknowledged', { timeout: 30_000 }, async () => {
    for (const millis of [150, 200, 250]) {
      const storePath = join(folder, `${millis}.db`);
      const acknowledged = await killAfter(storePath, millis);
      const { runner } = createHost({ storePath });
      const known = acknowledged.filter((executionArn) => {
        return runner.describeExecution({ executionArn }).status === 'SUCCEEDED';
      });
      runner.close();
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(known).toEqual(acknowledged);
    }
  });
});

/** Lets another process start and answer executions until it is killed; the ones it reported. */
async function killAfter(storePath: string, millis: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'crash-process.ts');
  const child = spawn(process.execPath, [script, storePath], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), millis);
      printed += chunk.toString();
    });
    child.on('exit', () => resolve());
  });
  // The last line may have been cut off.
  return printed.split('\n').slice(0, -1);
}
