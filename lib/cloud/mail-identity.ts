import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { dnsRecords, mailFromOf } from './dns-records.ts';
import { ACADEMY } from './names.ts';
import type { Settings } from './settings.ts';

/** What the academy wants to hear of its mails. Whether they are opened is nobody's business. */
const REPORTED = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** Who the academy's mail comes from, and how SES keeps its reputation. */
export class MailIdentity extends Construct {
  /** All identities that a sender must have the right to. */
  readonly identityArns: string[];
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'Settings', {
      configurationSetName: ACADEMY,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination('Reports', {
      // SES knows no other bus than the account's default one.
      destination: EventDestination.eventBus(
        EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      ),
      events: REPORTED,
    });
    const name = settings.mailIdentity;
    const isAddress = name.includes('@');
    const identity = new EmailIdentity(this, 'Identity', {
      identity: isAddress ? Identity.email(name) : Identity.domain(name),
      // The identity's default, so that no sender can forget to name it.
      configurationSet,
      // Bounces come to a name of the domain's own, so that SPF speaks for it too.
      ...(isAddress ? {} : { mailFromDomain: mailFromOf(name) }),
    });
    // A new identity has new DKIM records: the operator's DNS would be wrong until somebody notices.
    // A first deployment that is rolled back leaves nothing, or the second would find it in its way.
    for (const kept of [identity, configurationSet]) {
      kept.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }
    this.identityArns = [
      settings.mailSandbox ? this.sesArn('identity', '*') : identity.emailIdentityArn,
    ];
    this.configurationSetArn = this.sesArn(
      'configuration-set',
      configurationSet.configurationSetName,
    );
    if (!isAddress) this.printRecords(identity, name);
  }

  private sesArn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  private printRecords({ dkimRecords }: EmailIdentity, domain: string) {
    const { region } = Stack.of(this);
    const records = [
      ...dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      ...dnsRecords({ domain, region, dkimTokens: [] }),
    ];
    records.forEach((value, index) => {
      const description = 'Add this to the DNS of the mail domain';
      new CfnOutput(this, `DnsRecord${index + 1}`, { description, value });
    });
  }
}
