import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { MACHINES } from '../manifest.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import type { DoorBundles } from './bundle.ts';
import { Overview } from './dashboard.ts';
import { Doors } from './doors.ts';
import { Front } from './front.ts';
import { MailReports } from './mail-reports.ts';
import { type MachineName, machineArn } from './names.ts';
import type { Records } from './records-stack.ts';
import type { Settings } from './settings.ts';
import { SignInClient } from './sign-in-client.ts';
import { Timers } from './timers.ts';
import { Workflow } from './workflow.ts';

export type AcademyStackProps = StackProps & {
  /** The folder that holds `statemachines/`. */
  root: string;
  settings: Settings;
  records: Records;
  bundles: DoorBundles;
};

/** The academy at work: doors, machines, API and clock. Nothing in it that a deployment could lose. */
export class AcademyStack extends Stack {
  constructor(scope: Construct, id: string, props: AcademyStackProps) {
    super(scope, id, {
      ...props,
      description: 'Qi4All academy: its pages, its workflow and its clock.',
    });
    const { root, settings, records, bundles } = props;
    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const api = new Api(this, 'Api');
    const front = settings.cloudFront
      ? new Front(this, 'Front', { domain: api.domain, settings })
      : undefined;
    const siteUrl = settings.siteUrl ?? front?.url ?? api.url;
    const signIn = Object.entries(records.pools).map(([pool, at]) => {
      const props = { at, siteUrl, managedLogin: settings.managedLogin };
      return [pool, new SignInClient(this, `SignIn${capital(at.node.id)}`, props).provider];
    });
    const doors = new Doors(this, 'Doors', {
      ...{ settings, records, bundles, siteUrl, undelivered },
      originSecret: front?.originSecret,
      signIn: this.toJsonString(Object.fromEntries(signIn)),
    });
    const machines = Object.keys(MACHINES) as MachineName[];
    for (const machine of machines) {
      new Workflow(this, capital(machine), { root, machine, doors });
    }
    api.routeTo(doors);
    new Timers(this, 'Timers', { doors, undelivered });
    const reports = new MailReports(this, 'MailReports', { doors, undelivered });
    const watched = {
      apiId: api.http.apiId,
      tableName: records.table.tableName,
      machineArns: machines.map((machine) => machineArn(this, machine)),
      undeliveredQueue: undelivered.queueName,
      eventQueues: reports.queueNames,
    };
    if (settings.alarms) new Alarms(this, 'Alarms', { watched, settings });
    if (settings.dashboard) new Overview(this, 'Overview');
    new CfnOutput(this, 'SiteUrl', {
      description: 'Where people find the academy',
      value: siteUrl,
    });
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
