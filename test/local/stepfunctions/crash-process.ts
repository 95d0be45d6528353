import { writeSync } from 'node:fs';
import { createRunner } from '../../../lib/local/stepfunctions/runner.ts';
import { definitionOf } from './host.ts';

// Starts and answers executions as fast as it can and prints each one that was acknowledged, until
// it is killed.
const tokens: string[] = [];
const runner = createRunner({
  storePath: process.argv[2] ?? '',
  now: () => new Date('2024-09-02T09:00:00Z'),
  invoke: async ({ taskToken = '' }) => {
    tokens.push(taskToken);
  },
});
const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const definition = definitionOf({ Ask: { Type: 'Task', Resource, End: true } });
const { stateMachineArn } = runner.createStateMachine({ name: 'machine', definition });
for (;;) {
  const { executionArn } = runner.startExecution({ stateMachineArn });
  await runner.idle();
  runner.sendTaskSuccess({ taskToken: tokens.pop() ?? '', output: '{}' });
  writeSync(1, `${executionArn}\n`);
}
