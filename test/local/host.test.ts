import { expect, it } from 'vitest';
import { closeWorkflow, startTimelineExecution } from '../../functions/adapters/workflow.ts';
import { openAcademy } from '../fixtures/host.ts';
import { runs } from '../fixtures/runs.ts';

it('a host starts although somebody before it in the process left a client with another address', async () => {
  closeWorkflow();
  const left = { REGION: 'eu-west-2', ACCESS_KEY_ID: 'local', SECRET_ACCESS_KEY: 'local' };
  for (const [name, value] of Object.entries(left)) process.env[`AWS_${name}`] = value;
  process.env['AWS_ENDPOINT_URL_SFN'] = 'http://127.0.0.1:9';
  await expect(startTimelineExecution('nobody-answers', {})).rejects.toThrow();
  const academy = await openAcademy();
  expect(runs(academy, 'timeline')).toHaveLength(1);
  await academy.stop();
});
