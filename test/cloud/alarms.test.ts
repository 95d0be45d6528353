import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { headingOf } from '../../lib/cloud/alarms.ts';
import { DOORS, MACHINES } from '../../lib/manifest.ts';
import { type Synthesised, synthesise } from './fixtures/synthesised.ts';

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const [, chapter = ''] = /\n# Alarms\n(.*?)\n# /s.exec(runbook) ?? [];
const sections = new Map(
  chapter
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text]),
);

type Alarm = {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions?: unknown[];
  AlarmRule?: unknown;
  Metrics?: { MetricStat?: { Metric: Metric } }[];
} & Partial<Metric>;
type Metric = { Namespace: string; MetricName: string; Dimensions?: { Value: unknown }[] };

let built: Synthesised;
let alarms: Alarm[];
let composite: Alarm;
beforeAll(() => {
  built = synthesise({ alarmEmail: 'operator@example.org' });
  alarms = [...built.find('AWS::CloudWatch::Alarm').values()] as Alarm[];
  [composite] = [...built.find('AWS::CloudWatch::CompositeAlarm').values()] as [Alarm];
});

const metricsOf = ({ Metrics, ...alone }: Alarm): Metric[] =>
  Metrics
    ? Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])
    : [alone as unknown as Metric];

describe('every alarm', () => {
  it('is a heading of the runbook, and every heading is an alarm', () => {
    const names = [...alarms, composite].map(({ AlarmName }) => AlarmName.replace(/^qi4all: /, ''));
    expect([...sections.keys()].toSorted()).toEqual(names.toSorted());
  });

  it('is explained: what it means, how to look, what to do', () => {
    for (const [name, text] of sections) {
      for (const part of ['Description', 'Investigation', 'Resolution']) {
        expect(text, name).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, 'm'));
      }
    }
    const commands = [...sections.values()].filter((text) => text.includes('aws '));
    expect(commands.length).toBeGreaterThan(sections.size - 4);
  });

  it('leads to its heading and to the console', () => {
    for (const { AlarmName, AlarmDescription } of [...alarms, composite]) {
      const name = AlarmName.replace(/^qi4all: /, '');
      expect(AlarmDescription).toContain(`Runbook: docs/runbook.md#${headingOf(name)}\n`);
      expect(AlarmDescription).toMatch(
        /\nConsole: https:\/\/eu-west-2\.console\.aws\.amazon\.com\/\S+$/,
      );
    }
  });

  it('tells the operator, by itself or through the one alarm for all that comes together', () => {
    const through = built.read(composite.AlarmRule);
    expect(composite.AlarmActions?.map(built.read)).toEqual(['Alarms/Topic']);
    const quiet = alarms.filter(({ AlarmActions }) => !AlarmActions);
    expect(quiet.length).toBeGreaterThan(2);
    const paths = [...built.find('AWS::CloudWatch::Alarm')];
    for (const [path, alarm] of paths) {
      if (alarm['AlarmActions']) continue;
      expect(through).toContain(path);
    }
    built.academy.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
    built.academy.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.org',
    });
  });

  it('looks at something that is there', () => {
    const values = alarms
      .flatMap(metricsOf)
      .flatMap(({ Dimensions = [] }) => Dimensions.map(({ Value }) => built.read(Value)));
    const known = [
      ...DOORS.map(({ name }) => `qi4all-${name}`),
      ...Object.values(MACHINES).map(
        ({ name }) => `arn:aws:states:eu-west-2:ACCOUNT:stateMachine:${name}`,
      ),
      ...[...built.find('AWS::SQS::Queue').keys()],
      ...['Api/Http', 'Storage/Table', 'qi4all'],
    ];
    expect(values.filter((value) => !known.includes(value))).toEqual([]);
  });
});

describe('what can go wrong', () => {
  it.each([
    ['AWS/States', 'ExecutionsFailed'],
    ['AWS/States', 'ExecutionsTimedOut'],
    ['AWS/States', 'ExecutionsAborted'],
    ['AWS/States', 'ExecutionTime'],
    ['AWS/States', 'ExecutionThrottled'],
    ['Qi4All', 'GatesOverdue'],
    ['Qi4All', 'DecisionsNotSignalled'],
    ['Qi4All', 'MilestonesLate'],
    ['Qi4All', 'WorkNotDone'],
    ['Qi4All', 'MailsGivenUp'],
    ['AWS/SES', 'Reputation.BounceRate'],
    ['AWS/SES', 'Reputation.ComplaintRate'],
    ['AWS/Lambda', 'Errors'],
    ['AWS/Lambda', 'Throttles'],
    ['AWS/Lambda', 'Duration'],
    ['AWS/SQS', 'ApproximateAgeOfOldestMessage'],
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
    ['AWS/DynamoDB', 'ReadThrottleEvents'],
    ['AWS/DynamoDB', 'WriteThrottleEvents'],
    ['AWS/ApiGateway', '5xx'],
  ])('%s %s raises an alarm', (namespace, name) => {
    const watched = alarms.flatMap(metricsOf);
    expect(
      watched.some((metric) => metric.Namespace === namespace && metric.MetricName === name),
    ).toBe(true);
  });

  it('counts only what the doors really count', () => {
    const source = readFileSync(
      new URL('../../functions/adapters/metrics.ts', import.meta.url),
      'utf8',
    );
    const counted = [...source.matchAll(/: '(\w+)',$/gm)].map(([, name]) => name);
    const ours = alarms.flatMap(metricsOf).filter(({ Namespace }) => Namespace === 'Qi4All');
    for (const { MetricName } of ours) expect(counted).toContain(MetricName);
  });
});

describe('the dashboard', () => {
  it('shows the funnel, what waits, the next dates, mails and cost', () => {
    const [board] = [...built.find('AWS::CloudWatch::Dashboard').values()];
    const text = JSON.stringify(board?.['DashboardBody']);
    for (const shown of [
      'ApplicationsSubmitted',
      'PlacesOffered',
      'gate overdue',
      'next milestone',
      'Bounce',
      'EstimatedCharges',
    ]) {
      expect(text).toContain(shown);
    }
  });

  it('and the alarms can be left out, and cost nothing then', () => {
    const without = synthesise({ alarms: false, dashboard: false });
    without.academy.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    without.academy.resourceCountIs('AWS::CloudWatch::CompositeAlarm', 0);
    without.academy.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  });
});
