import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { readSettings } from '../../lib/cloud/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node, root);

it('needs no choice at all', () => {
  expect(read({})).toEqual({
    programmeFile: join(root, 'programmes/qi4all-2024.json'),
    programmeId: 'qi4all-2024',
    region: 'eu-west-2',
    mailFrom: 'academy@example.org',
    mailIdentity: 'example.org',
    mailSandbox: false,
    customerKey: false,
    cloudFront: true,
    managedLogin: true,
    originSecret: '',
    edge: false,
    alarms: true,
    dashboard: true,
  });
});

it('takes a switch as a word, as the command line gives it', () => {
  expect(read({ customerKey: 'true' })).toMatchObject({ customerKey: true });
});

it('says which choice is wrong', () => {
  expect(() => read({ mailFrom: 'the academy' })).toThrow(/Use an email address.*\n.*at mailFrom/);
  expect(() => read({ alarms: 'perhaps' })).toThrow(/Use true or false\n.*at alarms/);
});

it('says so in a sentence, and not as a stack of calls, when the app is synthesised', () => {
  const env = { ...process.env, CDK_CONTEXT_JSON: '{"alarms":"perhaps"}' };
  const app = join(root, 'bin/academy.ts');
  const { status, stderr } = spawnSync(process.execPath, [app], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('Use true or false\n');
  expect(stderr).not.toMatch(/^ +at .*:\d+:\d+/m);
});

it('takes a zone of Route 53 as its id and its name', () => {
  expect(read({ hostedZone: 'Z0123/your.domain' }).hostedZone).toEqual({
    hostedZoneId: 'Z0123',
    zoneName: 'your.domain',
  });
});

it('refuses a host name without a certificate, unless it is about to be made', () => {
  const domainName = 'academy.your.domain';
  expect(() => read({ domainName })).toThrow('deploy with edge=true first');
  expect(read({ domainName, edge: true })).toMatchObject({ domainName });
});

it('refuses a programme that the academy could not run', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'qi4all-programme-')), 'programme.json');
  writeFileSync(file, '{"id":"nothing-else"}');
  expect(() => read({ programme: file })).toThrow(`The programme ${file} cannot be used`);
});

it('leaves no feature flag of CDK undecided', () => {
  const keysOf = (file: string, pick: (json: { context: object }) => object) =>
    Object.keys(pick(JSON.parse(readFileSync(join(root, file), 'utf8'))));
  const recommended = 'node_modules/aws-cdk-lib/recommended-feature-flags.json';
  expect(keysOf('cdk.json', ({ context }) => context)).toEqual(
    expect.arrayContaining(keysOf(recommended, (flags) => flags)),
  );
});
