import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmsOf } from './alarm-list.ts';
import { type Alarmed, type Watched, whenMissing } from './alarmed.ts';
import { ACADEMY } from './names.ts';
import type { Settings } from './settings.ts';

/** The composite alarm's name, a heading of the runbook like the others. */
export const UNWELL = 'The academy is unwell';

export type AlarmsProps = { watched: Watched; settings: Settings };

/** Tells the operator what needs a person, each thing once, with where it is explained. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { watched, settings }: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', {
      topicName: `${ACADEMY}-alarms`,
      displayName: 'Qi4All',
      enforceSSL: true,
    });
    topic.addToResourcePolicy(publish(topic, Stack.of(this).account));
    if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    const tell = new SnsAction(topic);
    const made = alarmsOf(watched).map((alarmed) => ({ alarmed, alarm: this.alarm(alarmed) }));
    const unwell = made.filter(({ alarmed }) => alarmed.unwell).map(({ alarm }) => alarm);
    for (const { alarmed, alarm } of made) if (!alarmed.unwell) alarm.addAlarmAction(tell);
    const composite = new CompositeAlarm(this, idOf(UNWELL), {
      compositeAlarmName: nameOf(UNWELL),
      alarmDescription: this.describe(UNWELL, 'cloudwatch/home#alarmsV2:'),
      alarmRule: AlarmRule.anyOf(
        ...unwell.map((alarm) => AlarmRule.fromAlarm(alarm, AlarmState.ALARM)),
      ),
    });
    composite.addAlarmAction(tell);
  }

  private alarm(alarmed: Alarmed): Alarm {
    const { name, metric, from, under, in: [of, periods] = [1, 1] } = alarmed;
    return new Alarm(this, idOf(name), {
      alarmName: nameOf(name),
      alarmDescription: this.describe(name, alarmed.console),
      metric,
      threshold: from,
      comparisonOperator: under
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm: of,
      evaluationPeriods: periods,
      treatMissingData: whenMissing(alarmed),
    });
  }

  /** What a tired operator needs: where it is explained, and where to look. */
  private describe(name: string, path: string): string {
    const { region } = Stack.of(this);
    const [page, anchor = ''] = path.split('#');
    const url = `https://${region}.console.aws.amazon.com/${page}?region=${region}#${anchor}`;
    return `Runbook: docs/runbook.md#${headingOf(name)}\nConsole: ${url}`;
  }
}

/** A topic that has a policy of its own forgets that its account's alarms may tell it something. */
function publish(topic: Topic, account: string): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });
}

/** The anchor that a heading gets. */
export function headingOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function nameOf(name: string): string {
  return `${ACADEMY}: ${name}`;
}

function idOf(name: string): string {
  return name
    .replace(/(?:^| )(\w)/g, (_all, first: string) => first.toUpperCase())
    .replace(/\W/g, '');
}
