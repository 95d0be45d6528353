import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DOORS } from '../manifest.ts';
import type { Doors } from './doors.ts';

export type TimersProps = { doors: Doors; undelivered: IQueue };

/**
 * The clock that opens doors. Rules rather than EventBridge Scheduler: a rate needs no time zone, and
 * a rule needs no role.
 */
export class Timers extends Construct {
  constructor(scope: Construct, id: string, { doors, undelivered }: TimersProps) {
    super(scope, id);
    for (const { name, everyMinutes } of DOORS) {
      if (!everyMinutes) continue;
      const period = Duration.minutes(everyMinutes);
      new Rule(this, name, {
        description: `Opens the door ${name}`,
        schedule: Schedule.rate(period),
        targets: [
          new LambdaFunction(doors.get(name), {
            deadLetterQueue: undelivered,
            // A tick that is late by a period is worth nothing: the next one is there.
            maxEventAge: period,
            retryAttempts: 2,
          }),
        ],
      });
    }
  }
}
