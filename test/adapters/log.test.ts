import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { taskDoor } from '../../functions/adapters/door.ts';
import { pageDoor } from '../../functions/adapters/http.ts';
import { logWarn } from '../../functions/adapters/log.ts';
import { counting } from '../../functions/adapters/metrics.ts';

const deps = { now: () => '2024-09-01T08:00:00.000Z', newId: () => 'an-id' };
const context = { awsRequestId: 'request-1', functionName: 'qi4all-Sweep' };

let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  const keep = (line: unknown) => lines.push(JSON.parse(String(line))) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  vi.stubEnv('LOG_LEVEL', 'info');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('a task’s lines carry the request and the application, and the next run’s do not', async () => {
  const door = taskDoor('Sleep', z.unknown(), async () => logWarn('work not done'))(deps);
  await door({ applicationId: 'app-1', token: 'a-secret' }, context);
  await door({}, context);
  const [first, second, third] = lines;
  expect(first).toMatchObject({
    level: 'WARN',
    message: 'work not done',
    correlation_id: 'app-1',
    function_request_id: 'request-1',
  });
  expect(second).toMatchObject({ message: 'Sleep done', correlation_id: 'app-1' });
  expect(third).not.toHaveProperty('correlation_id');
  expect(JSON.stringify(lines)).not.toContain('a-secret');
});

it('a failure is logged by its name, without its text', async () => {
  const door = taskDoor('Sleep', z.unknown(), async () => {
    throw Object.assign(new Error('ann@team.example is not known'), { name: 'NotFound' });
  })(deps);
  await expect(door({ timelineId: 'team/app-1' }, context)).rejects.toThrow();
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'WARN',
      message: 'Sleep failed',
      error: 'NotFound',
      correlation_id: 'team/app-1',
    }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('ann@');
});

it('a page’s line holds the route and its status, never what was asked or answered', async () => {
  const routes = { 'GET /link/{secret}': async () => ({ data: { name: 'Ann' } }) };
  await pageDoor('ApplyPages', routes)(deps)(
    {
      routeKey: 'GET /link/{secret}',
      rawPath: '/link/very-secret',
      headers: { accept: 'application/json' },
      pathParameters: { secret: 'very-secret' },
      requestContext: { http: { method: 'GET' } },
    },
    context,
  );
  expect(lines).toEqual([
    expect.objectContaining({ message: 'ApplyPages', route: 'GET /link/{secret}', status: 200 }),
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/very-secret|Ann/);
});

it('a run’s counts are one line in CloudWatch’s embedded format, without an id', async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  const run = async () => {
    logWarn('gate orphaned', { applicationId: 'app-1' });
    logWarn('gate orphaned', { applicationId: 'app-2' });
    logWarn('a line that nobody counts');
  };
  const door = taskDoor('Sweep', z.unknown(), run, counting())(deps);
  await door({}, context);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ DecisionsNotSignalled: 2, service: 'qi4all' });
  expect(lines[0]?.['_aws']).toMatchObject({
    CloudWatchMetrics: [
      { Namespace: 'Qi4All', Metrics: [{ Name: 'DecisionsNotSignalled', Unit: 'Count' }] },
    ],
  });
  expect(JSON.stringify(lines)).not.toContain('app-');
});
