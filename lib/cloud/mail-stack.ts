import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MailIdentity } from './mail-identity.ts';
import type { Settings } from './settings.ts';

/**
 * Who the mail comes from, apart from the other records: Cognito makes no pool that sends from an
 * identity which SES has not verified, and for that its records must be in the DNS first.
 */
export class MailStack extends Stack {
  readonly identity: MailIdentity;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, {
      ...props,
      description: 'Qi4All academy: who its mail comes from. Never delete this.',
      terminationProtection: true,
    });
    this.identity = new MailIdentity(this, 'Mail', props.settings);
  }
}
