import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DOORS } from '../manifest.ts';
import type { Doors } from './doors.ts';
import { ACADEMY } from './names.ts';

export type MailReportsProps = { doors: Doors; undelivered: IQueue };

/** How many reports a door is given at once, and how long the first of them waits for the others. */
const TOGETHER = 100;
const WAIT = Duration.seconds(10);

/**
 * What SES reports of the academy's mails, on its way to the door that notes it. A queue between them
 * keeps thousands of reports from being thousands of calls, and keeps those that fail.
 */
export class MailReports extends Construct {
  /** Names of the queues, for whoever watches them. */
  readonly queueNames: string[] = [];

  constructor(scope: Construct, id: string, { doors, undelivered }: MailReportsProps) {
    super(scope, id);
    for (const { name, eventsOf, timeoutSeconds = 10 } of DOORS) {
      if (eventsOf !== 'mail') continue;
      const queue = new Queue(this, `${name}Queue`, {
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        // As AWS advises for a queue that opens a function: six times its time-out.
        visibilityTimeout: Duration.seconds(6 * timeoutSeconds),
        deadLetterQueue: { queue: undelivered, maxReceiveCount: 5 },
      });
      this.queueNames.push(queue.queueName);
      new Rule(this, name, {
        description: `Hands what SES reports of the academy's mails to the door ${name}`,
        eventPattern: {
          source: ['aws.ses'],
          // Other senders of the account have configuration sets of their own.
          detail: { mail: { tags: { 'ses:configuration-set': [ACADEMY] } } },
        },
        targets: [new SqsQueue(queue, { deadLetterQueue: undelivered })],
      });
      doors.get(name).addEventSource(
        new SqsEventSource(queue, {
          batchSize: TOGETHER,
          maxBatchingWindow: WAIT,
          maxConcurrency: 4,
        }),
      );
    }
  }
}
