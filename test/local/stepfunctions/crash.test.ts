import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHost, definitionOf, type Host, runs, START, startOf } from './host.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const newStore = () => {
  count += 1;
  return join(folder, `${count}.db`);
};

const call = (name: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { Payload: name },
  Output: '{% $states.result.Payload %}',
  Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 7 }],
});
const ask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { Payload: '{% $states.context.Task.Token %}' },
};
const branch = (...states: [string, object][]) => {
  const entries = states.map(([name, state], index) => {
    const next = states[index + 1]?.[0];
    return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  return { StartAt: states[0]?.[0], States: Object.fromEntries(entries) };
};

/** Something of everything that can be under way when the power goes. */
const definition = definitionOf({
  All: {
    Type: 'Parallel',
    Branches: [
      branch(['Wait', { Type: 'Wait', Seconds: 100 }], ['Call', call('called')]),
      branch(['Flaky', call('flaky')], ['Rest', { Type: 'Wait', Seconds: 20 }]),
      branch(['Ask', ask], ['Think', { Type: 'Wait', Seconds: 50 }], ['Ask again', ask]),
      branch([
        'Each',
        {
          Type: 'Map',
          Items: [30, 10],
          MaxConcurrency: 1,
          ItemProcessor: branch(['Item', { Type: 'Wait', Seconds: '{% $states.input %}' }]),
        },
      ]),
    ],
    End: true,
  },
});

/** When a runner is killed before a step: with nothing to do, with calls decided on, with calls out. */
type Kill = 'never' | 'idle' | 'before its calls' | 'during its calls';

async function advance({ runner, now, setNow }: Host, kill: Kill): Promise<void> {
  if (kill === 'idle') return;
  const due = runner.nextDue() ?? now();
  setNow(due > now() ? due : now());
  runner.runDue();
  if (kill === 'during its calls') await Promise.resolve();
}

/** Runs the definition; before each step whose turn it is, the runner is killed and opened again. */
async function run(
  kills: Kill[],
): Promise<{ output: string | undefined; stopDate: Date | undefined }> {
  const storePath = newStore();
  let flaky = 0;
  const tokens: string[] = [];
  const open = (from: Date): { host: Host; kill: () => void } => {
    let killed = false;
    const host = createHost({
      storePath,
      from,
      task: async ({ stateName, taskToken, arguments: given }) => {
        await new Promise(setImmediate);
        if (killed) return new Promise(() => {});
        if (taskToken !== undefined && !tokens.includes(taskToken)) tokens.push(taskToken);
        if (stateName === 'Flaky' && flaky < 1) {
          flaky += 1;
          throw Object.assign(new Error('once'), { name: 'Flaky' });
        }
        return (given as { Payload: unknown }).Payload;
      },
    });
    return {
      host,
      kill: () => {
        killed = true;
      },
    };
  };
  let { host, kill } = open(START);
  const executionArn = await startOf(host, definition);
  for (const point of [...kills, ...new Array<Kill>(20).fill('never')]) {
    if (point !== 'never') {
      await advance(host, point);
      kill();
      await new Promise(setImmediate);
      ({ host, kill } = open(host.now()));
      await host.runner.idle();
    }
    const taskToken = tokens.shift();
    if (taskToken !== undefined) host.runner.sendTaskSuccess({ taskToken, output: '"yes"' });
    await host.step();
  }
  const { output, stopDate } = host.runner.describeExecution({ executionArn });
  host.runner.close();
  return { output, stopDate };
}

describe('A runner that is killed at any moment', () => {
  it('comes to the same end, at the same instant', async () => {
    const undisturbed = await run([]);
    expect(undisturbed).toEqual({
      output: '["called","flaky","yes",[30,10]]',
      stopDate: new Date(START.getTime() + 100_000),
    });
    const points = fc.constantFrom<Kill>('never', 'idle', 'before its calls', 'during its calls');
    await fc.assert(
      fc.asyncProperty(fc.array(points, { maxLength: 12 }), async (kills) => {
        expect(await run(kills)).toEqual(undisturbed);
      }),
      { numRuns: runs(40) },
    );
  });
});
