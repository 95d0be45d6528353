import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { DOORS } from '../manifest.ts';
import type { Alarmed, Watched } from './alarmed.ts';
import { of, ours, sum } from './metrics.ts';
import { ACADEMY } from './names.ts';

/** Mail that does not arrive, and what SES thinks of the account. */
export function ofMail({ eventQueues }: Watched): Alarmed[] {
  const reputation = 'ses/home#/reputation';
  const rate = (metricName: string) => of('SES', metricName, {}, Stats.AVERAGE, Duration.hours(1));
  return [
    {
      name: 'A mail failed',
      metric: ours('MailsGivenUp'),
      from: 1,
      console: `cloudwatch/home#logsV2:log-groups/log-group/$252F${ACADEMY}$252Fdoors$252FDeliverMail`,
    },
    // SES reviews an account at 5 % and at 0.1 %: told before that.
    {
      name: 'Mail bounces',
      metric: rate('Reputation.BounceRate'),
      from: 0.04,
      console: reputation,
    },
    {
      name: 'People complain about mail',
      metric: rate('Reputation.ComplaintRate'),
      from: 0.0008,
      console: reputation,
    },
    ...(eventQueues.length === 0
      ? []
      : [
          {
            name: 'Reports of mail are waiting',
            metric: sum(
              eventQueues.map((QueueName) =>
                of('SQS', 'ApproximateAgeOfOldestMessage', { QueueName }, Stats.MAXIMUM),
              ),
              'MAX',
            ),
            from: 15 * 60,
            console: 'sqs/v3/home#/queues',
          },
        ]),
  ];
}

/** What AWS's services say of themselves. */
export function ofServices({ apiId, tableName, undeliveredQueue }: Watched): Alarmed[] {
  const api = (metricName: string, statistic?: string) =>
    of('ApiGateway', metricName, { ApiId: apiId }, statistic);
  // Without a dimension these are the region's: other functions of the account count as well.
  const functions = (metricName: string) => of('Lambda', metricName, {});
  const timers = DOORS.filter(({ everyMinutes }) => everyMinutes);
  return [
    {
      name: 'The dead-letter queue is not empty',
      metric: of(
        'SQS',
        'ApproximateNumberOfMessagesVisible',
        { QueueName: undeliveredQueue },
        Stats.MAXIMUM,
      ),
      from: 1,
      console: 'sqs/v3/home#/queues',
    },
    {
      name: 'Pages fail',
      metric: api('5xx'),
      from: 3,
      console: 'cloudwatch/home#logsV2:log-groups',
    },
    {
      name: 'Pages are slow',
      metric: api('IntegrationLatency', 'p99'),
      from: 8000,
      in: [3, 3],
      console: 'lambda/home#/functions',
      unwell: true,
    },
    {
      name: 'Doors fail',
      metric: functions('Errors'),
      from: 5,
      in: [2, 3],
      console: 'lambda/home#/functions',
      unwell: true,
    },
    {
      name: 'Doors are throttled',
      metric: functions('Throttles'),
      from: 1,
      in: [2, 3],
      console: 'lambda/home#/functions',
      unwell: true,
    },
    {
      name: 'A timer runs long',
      metric: sum(
        timers.map(({ name }) =>
          of('Lambda', 'Duration', { FunctionName: `${ACADEMY}-${name}` }, Stats.MAXIMUM),
        ),
        'MAX',
      ),
      // Nine tenths of their time-out of a minute; the sender goes on for three quarters of it.
      from: 54_000,
      in: [2, 3],
      console: 'lambda/home#/functions',
      unwell: true,
    },
    {
      name: 'The table is throttled',
      metric: sum(
        ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
          of('DynamoDB', name, { TableName: tableName }),
        ),
      ),
      from: 1,
      in: [2, 3],
      console: `dynamodbv2/home#table?name=${ACADEMY}`,
      unwell: true,
    },
  ];
}
