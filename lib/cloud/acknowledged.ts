import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag that is meant to be so: where, and why. */
type Acknowledgement = { rule: string; at: RegExp; why: string };

/** Each is as narrow as it can be: one rule, or one finding of it, at the constructs that need it. */
const ACKNOWLEDGED: Acknowledgement[] = [
  {
    rule: 'AwsSolutions::AwsSolutions-COG1',
    at: /^Qi4AllRecords\/\w+\/Pool\/Resource$/,
    why: 'Length, not kinds of characters, makes a password strong (NIST SP 800-63B); people of the panel have none.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-COG2',
    at: /^Qi4AllRecords\/Panel\/Pool\/Resource$/,
    why: 'The panel signs in with a passkey or a code by email; the delivery team’s pool requires a second factor.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-COG8',
    at: /^Qi4AllRecords\/\w+\/Pool\/Resource$/,
    why: 'Threat protection costs per person and learns from many; a pool of twenty who cannot sign up gains little.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-APIG4',
    at: /^Qi4AllAcademy\/Api\/Http\//,
    why: 'Applicants have no accounts: a team proves itself by a link’s cookie, which the door checks; the rest is public.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-SMG4',
    at: /\/Front\/OriginSecret\w*\/Resource$/,
    why: 'It is a way in, not a right: changed by a deployment (originSecret), since CloudFront and the doors take it there.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR1',
    at: /\/Front\/Distribution\/Resource$/,
    why: 'People apply from wherever they are.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR2',
    at: /\/Front\/Distribution\/Resource$/,
    why: 'The firewall is the operator’s choice (webAclArn): it costs more than all the rest.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR3',
    at: /\/Front\/Distribution\/Resource$/,
    why: 'Its log would hold paths, and a mailed link’s secret stands there; the API logs each request by its route.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR4',
    at: /\/Front\/Distribution\/Resource$/,
    why: 'CloudFront’s own name has CloudFront’s own minimum; with the academy’s name (certificateArn) it is TLS 1.2 of 2021.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    at: /^Qi4AllAcademy\/(Doors|Application|Timeline)\/\w*Role\/DefaultPolicy\/Resource$/,
    why: 'Traces, log deliveries and the quota of SES belong to the account: AWS knows no resource of theirs. test/cloud/rights.test.ts lists the actions.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:ses:REGION:<AWS::AccountId>:identity/*]',
    at: /^Qi4AllAcademy\/Doors\/DeliverMailRole\/DefaultPolicy\/Resource$/,
    why: 'Only while the account is in the sandbox of SES (mailSandbox), which asks for each recipient’s identity too.',
  },
  ...['application', 'timeline'].map((machine) => ({
    rule: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:states:REGION:<AWS::AccountId>:execution:qi4all-${machine}:*]`,
    at: /^Qi4AllAcademy\/Doors\/\w+Role\/DefaultPolicy\/Resource$/,
    why: 'An execution’s ARN ends in its name, which is made when it starts; these may only be looked at.',
  })),
  {
    rule: 'Serverless::Serverless-SQSRedrivePolicy',
    at: /^Qi4AllAcademy\/Undelivered\/Resource$/,
    why: 'It is the dead-letter queue.',
  },
  {
    rule: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    at: /^Qi4AllAcademy\/Doors\/MailFeedback\/SqsEventSource/,
    why: 'The queue has a dead-letter queue: what fails five times is kept there.',
  },
  {
    rule: 'Serverless::Serverless-SNSRedrivePolicy',
    at: /^Qi4AllAcademy\/Alarms\/Topic\//,
    why: 'It sends email, which SNS tries for hours; the alarm itself stays on.',
  },
  {
    rule: 'Serverless::Serverless-LambdaDLQ',
    at: /^Qi4AllAcademy\/Doors\/\w+\/Resource$/,
    why: 'Somebody waits for the answer: a browser, the workflow, which retries, or a queue, which keeps what failed.',
  },
  {
    rule: 'Serverless::Serverless-LambdaAsyncFailureDestination',
    at: /^Qi4AllAcademy\/Doors\/\w+\/EventInvokeConfig\/Resource$/,
    why: 'What did not run is kept in the dead-letter queue of the function.',
  },
];

/** Tells the packs what is meant to be so; what is not listed here fails the synth. */
export function acknowledge(app: App): void {
  for (const construct of app.node.findAll()) {
    if (CfnResource.isCfnResource(construct)) acknowledgeAt(construct);
  }
}

function acknowledgeAt(construct: CfnResource & IConstruct): void {
  const { region } = construct.stack;
  for (const { rule, at, why } of ACKNOWLEDGED) {
    if (!at.test(construct.node.path)) continue;
    Validations.of(construct).acknowledge({ id: rule.replace('REGION', region), reason: why });
  }
}
