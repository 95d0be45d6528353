import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner } from '../../../lib/local/stepfunctions/runner.ts';
import { definitionOf, START } from './host.ts';

// node test/local/stepfunctions/bench.ts <scenario> runs one scenario and prints its figures as JSON;
// `npm run bench` runs them all, each in a process of its own.

const EXECUTIONS = 10_000;
const DAY = 86_400;

const SCENARIOS: Record<string, () => Promise<Record<string, number>>> = {
  'tokens-sqlite': waitingOnTokens,
  'transitions-memory': () => transitions(':memory:'),
  'transitions-sqlite': () => inFolder(transitions),
  'year-memory': () => yearOfWaits(':memory:'),
  'year-sqlite': () => inFolder(yearOfWaits),
};

console.log(JSON.stringify(await SCENARIOS[process.argv[2] ?? '']?.()));

async function waitingOnTokens(): Promise<Record<string, number>> {
  return inFolder(async (storePath) => {
    const tokens: string[] = [];
    const options = {
      storePath,
      now: () => START,
      invoke: async ({ taskToken = '' }) => {
        tokens.push(taskToken);
      },
    };
    const definition = definitionOf({
      Note: { Type: 'Pass', Assign: { id: '{% $states.input.id %}' }, Next: 'Ask' },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { Payload: { token: '{% $states.context.Task.Token %}', id: '{% $id %}' } },
        TimeoutSeconds: 30 * DAY,
        HeartbeatSeconds: DAY,
        End: true,
      },
    });
    let runner = createRunner(options);
    const { stateMachineArn } = runner.createStateMachine({ name: 'ask', definition });
    const started = await timed(async () => {
      for (let id = 0; id < EXECUTIONS; id += 1) {
        const input = JSON.stringify({ id, text: 'x'.repeat(1000) });
        runner.startExecution({ stateMachineArn, input });
        if (id % 10 === 0) await runner.idle();
      }
      await runner.idle();
    });
    const residentMb = Math.round(process.memoryUsage().rss / 1e6);
    runner.close();
    const revived = await timed(async () => {
      runner = createRunner(options);
      await runner.idle();
    });
    const completed = await timed(async () => {
      for (const taskToken of tokens) runner.sendTaskSuccess({ taskToken, output: '{}' });
      await runner.idle();
    });
    const { succeeded } = runner.metrics().executions;
    runner.close();
    const figures = { executions: succeeded, startMs: started, residentMb };
    return { ...figures, reviveMs: revived, completeMs: completed };
  });
}

/** Executions that loop through a task, an assignment and a choice; each task answers by itself. */
async function transitions(storePath: string): Promise<Record<string, number>> {
  const definition = definitionOf({
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
      Output: '{% $states.result.Payload %}',
      Next: 'Count',
    },
    Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'More?' },
    'More?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.n < 100 %}', Next: 'Call' }],
      Default: 'End',
    },
    End: { Type: 'Succeed' },
  });
  const runner = createRunner({
    storePath,
    now: () => START,
    invoke: async (task) => {
      await new Promise(setImmediate);
      return (task.arguments as { Payload: unknown }).Payload;
    },
  });
  const { stateMachineArn } = runner.createStateMachine({ name: 'loop', definition });
  const spent = await timed(async () => {
    for (let index = 0; index < 50; index += 1) {
      runner.startExecution({ stateMachineArn, input: '{"n":0}' });
    }
    await runner.idle();
  });
  const { stateTransitions } = runner.metrics();
  runner.close();
  return { stateTransitions, perSecond: Math.round((1000 * stateTransitions) / spent) };
}

async function yearOfWaits(storePath: string): Promise<Record<string, number>> {
  let now = START;
  const runner = createRunner({ storePath, now: () => now, invoke: async () => null });
  const days = Array.from({ length: 365 }, (_, day): [string, object] => {
    const leads = day === 364 ? { End: true } : { Next: `Day ${day + 2}` };
    return [`Day ${day + 1}`, { Type: 'Wait', Seconds: DAY, ...leads }];
  });
  const definition = definitionOf(Object.fromEntries(days));
  const { stateMachineArn } = runner.createStateMachine({ name: 'year', definition });
  const spent = await timed(async () => {
    for (let index = 0; index < 100; index += 1) runner.startExecution({ stateMachineArn });
    for (let due = runner.nextDue(); due !== undefined; due = runner.nextDue()) {
      now = due;
      runner.runDue();
      await runner.idle();
    }
  });
  const { executions, stateTransitions } = runner.metrics();
  runner.close();
  return { succeeded: executions.succeeded, waits: stateTransitions, ms: spent };
}

async function inFolder<T>(act: (storePath: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await act(join(folder, 'runner.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return Math.round(performance.now() - from);
}
