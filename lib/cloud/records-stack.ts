import { Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Pool } from '../../functions/domain/sign-in.ts';
import { MailIdentity } from './mail-identity.ts';
import type { Settings } from './settings.ts';
import { SignInPool } from './sign-in-pool.ts';
import { Storage } from './storage.ts';

/** What the rest of the academy needs of its records. */
export type Records = {
  table: TableV2;
  key: Key | undefined;
  mail: { from: string; identityArns: string[]; configurationSetArn: string };
  pools: Record<Pool, SignInPool>;
};

/** All that could not be made again: what was recorded, who staff are, who the mail comes from. */
export class RecordsStack extends Stack {
  readonly records: Records;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, {
      ...props,
      description: 'Qi4All academy: its table, its staff and its mail identity. Never delete this.',
      terminationProtection: true,
    });
    const { settings } = props;
    const mail = new MailIdentity(this, 'Mail', settings);
    const storage = new Storage(this, 'Storage', settings);
    const pools = {
      'delivery-team': new SignInPool(this, 'DeliveryTeam', { pool: 'delivery-team', settings }),
      panel: new SignInPool(this, 'Panel', { pool: 'panel', settings }),
    };
    // An account may refuse the identity (it has it already), and what is protected from deletion
    // cannot be rolled back: so it is made last.
    for (const kept of [storage, ...Object.values(pools)]) kept.node.addDependency(mail);
    const { identityArns, configurationSetArn } = mail;
    this.records = {
      table: storage.table,
      key: storage.key,
      mail: { from: settings.mailFrom, identityArns, configurationSetArn },
      pools,
    };
  }
}
