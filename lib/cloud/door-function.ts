import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Door } from '../manifest/door.ts';
import { nodeOptionsOf } from './bundle.ts';
import { ACADEMY } from './names.ts';

/** What a door is made of, besides the house's defaults. */
export type DoorFunctionProps = {
  door: Door;
  /** The folder of its bundle. */
  folder: string;
  environment: Record<string, string>;
  grants: PolicyStatement[];
  /** Where a run that came to nothing is noted; for doors that nobody waits at. */
  undelivered?: IQueue;
};

/** One door as a Lambda function, with a role and a log group of its own. */
export class DoorFunction extends LambdaFunction {
  constructor(scope: Construct, props: DoorFunctionProps) {
    const { door, folder, environment, grants, undelivered } = props;
    const role = new Role(scope, `${door.name}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the door ${door.name} may do`,
    });
    const logGroup = new LogGroup(scope, `${door.name}Log`, {
      logGroupName: `/${ACADEMY}/doors/${door.name}`,
      retention: RetentionDays.THREE_MONTHS,
      // Logs hold ids and outcomes; what happened to whom is in the table.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, door.name, {
      functionName: `${ACADEMY}-${door.name}`,
      description: door.file,
      code: Code.fromAsset(folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Processor time comes with memory: with less, loading the SDK alone takes a noticeable pause.
      memorySize: 512,
      timeout: Duration.seconds(door.timeoutSeconds ?? 10),
      environment: { ...environment, ...nodeOptionsOf(door) },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      ...(undelivered ? unattended(door, undelivered) : {}),
    });
    role.addToPolicy(writeTo(logGroup));
    for (const grant of grants) role.addToPolicy(grant);
  }
}

/** The next tick repeats whatever this one left undone, so a tick is neither retried nor kept. */
function unattended(door: Door, deadLetterQueue: IQueue) {
  const maxEventAge = Duration.minutes(door.everyMinutes ?? 1);
  return { retryAttempts: 0, maxEventAge, deadLetterQueue };
}

/** Instead of the managed policy, which opens every log group of the account. */
function writeTo(logGroup: LogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
