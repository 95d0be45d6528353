import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { destructive } from '../../lib/operate/change-sets.ts';
import { choices } from '../../lib/operate/chosen.ts';
import { destroy } from '../../lib/operate/destroy.ts';
import { smokeTest } from '../../lib/operate/smoke-test.ts';
import { CHANGE_SET, deployedIn, halfMade } from '../../lib/operate/stacks.ts';
import { openAcademy } from '../fixtures/host.ts';
import { standIn } from './aws.ts';

const change = (ResourceChange: ResourceChange) => ({ ResourceChange });

describe('a change set', () => {
  it.each<[string, ResourceChange, string[]]>([
    [
      'a table that would be made anew',
      { Action: 'Modify', Replacement: 'True', ResourceType: 'AWS::DynamoDB::GlobalTable' },
      ['Table1 would be replaced: all that was recorded'],
    ],
    [
      'a door that would be taken away',
      { Action: 'Remove', ResourceType: 'AWS::Lambda::Function' },
      ['Table1 would be deleted: executions that still call it'],
    ],
    [
      'a pool that is only let go of',
      { Action: 'Remove', PolicyAction: 'Retain', ResourceType: 'AWS::Cognito::UserPool' },
      [],
    ],
    [
      'new code of a door',
      { Action: 'Modify', Replacement: 'False', ResourceType: 'AWS::Lambda::Function' },
      [],
    ],
    [
      'a new definition',
      { Action: 'Modify', Replacement: 'False', ResourceType: 'AWS::StepFunctions::StateMachine' },
      [],
    ],
    ['an alarm that goes', { Action: 'Remove', ResourceType: 'AWS::CloudWatch::Alarm' }, []],
    ['a new role', { Action: 'Add', ResourceType: 'AWS::IAM::Role' }, []],
  ])('with %s', (_what, given, losses) => {
    expect(destructive([change({ LogicalResourceId: 'Table1', ...given })])).toEqual(losses);
  });
});

describe('what is deployed', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is asked for: outputs, no stack at all, and no change', async () => {
    const aws = await standIn({
      DescribeStacks: { error: 'ValidationError', message: 'Stack Qi4AllRecords does not exist' },
      DescribeChangeSet: { error: 'ChangeSetNotFound', status: 404 },
    });
    vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
    const deployed = deployedIn('eu-west-2');
    expect(await deployed.stack('Qi4AllRecords')).toBeUndefined();
    expect(await deployed.changes('Qi4AllRecords')).toEqual([]);
    deployed.close();
    await aws.close();
  });

  it('is known as half made where its first deployment failed', () => {
    const half = [
      'CREATE_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
      'ROLLBACK_COMPLETE',
      'ROLLBACK_FAILED',
    ];
    expect(half.filter((status) => halfMade({ status, outputs: {} }))).toEqual([
      'ROLLBACK_COMPLETE',
      'ROLLBACK_FAILED',
    ]);
  });

  it('has a change set of a name of its own', () => {
    expect(CHANGE_SET).toMatch(/^[a-zA-Z][a-zA-Z0-9-]*$/);
  });
});

describe('the smoke test', () => {
  it('finds nothing wrong with an academy as it is', async () => {
    const academy = await openAcademy();
    const found = await smokeTest(academy.url, { tries: 1, pauseMs: 1 });
    await academy.stop();
    expect(found.filter(({ state }) => state !== 'well')).toEqual([]);
    expect(found.length).toBeGreaterThan(3);
  });

  it('says which page does not answer as it should', async () => {
    const statuses: Record<string, number> = {
      '/application': 401,
      '/nowhere': 404,
      '/sign-in': 502,
    };
    const server = createServer(({ url = '' }, response) => {
      response.writeHead(statuses[url] ?? 200).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await smokeTest(url, { tries: 1, pauseMs: 1 });
    server.close();
    server.closeAllConnections();
    expect(found.filter(({ state }) => state === 'ill')).toEqual([
      expect.objectContaining({ what: 'Sign-in', seen: '/sign-in answers 502, not 200' }),
    ]);
    expect((await smokeTest(url, { tries: 1, pauseMs: 1 }))[0]).toMatchObject({ state: 'ill' });
  });
});

describe('npm run destroy', () => {
  afterEach(() => vi.restoreAllMocks());

  it('explains what stays, and does nothing until it is told so in words', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(destroy([])).toBe(0);
    const text = said.mock.calls.flat().join('\n');
    expect(text).toContain('EVERY WAITING EXECUTION');
    expect(text).toContain('Nothing was done.');
  });
});

describe('choices of a command line', () => {
  it('are read as cdk reads them', () => {
    const args = [
      '-c',
      'mailFrom=a@b.example',
      '--context',
      'edge=true',
      '-c',
      '@aws-cdk/core:x=y',
    ];
    expect(choices(args)).toEqual({
      mailFrom: 'a@b.example',
      edge: 'true',
      '@aws-cdk/core:x': 'y',
    });
  });

  it('are refused where cdk would pass over them', () => {
    expect(() => choices(['-c', 'alarmEmial=a@b.example'])).toThrow(
      /^There is no choice alarmEmial\. There are: .*alarmEmail/,
    );
    expect(() => choices(['mailFrom=a@b.example'])).toThrow(/'mailFrom=a@b\.example'/);
    expect(() => choices(['--profile', 'mine'])).toThrow(/'--profile'/);
  });
});
