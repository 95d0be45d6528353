import { Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Pool } from '../../functions/domain/sign-in.ts';
import type { MailIdentity } from './mail-identity.ts';
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

export type RecordsStackProps = StackProps & { settings: Settings; mail: MailIdentity };

/** All that could not be made again: what was recorded and who staff are. */
export class RecordsStack extends Stack {
  readonly records: Records;

  constructor(scope: Construct, id: string, props: RecordsStackProps) {
    super(scope, id, {
      ...props,
      description: 'Qi4All academy: its table and its staff. Never delete this.',
      terminationProtection: true,
    });
    const { settings, mail } = props;
    const storage = new Storage(this, 'Storage', settings);
    const pools = {
      'delivery-team': new SignInPool(this, 'DeliveryTeam', { pool: 'delivery-team', settings }),
      panel: new SignInPool(this, 'Panel', { pool: 'panel', settings }),
    };
    // Cognito may refuse the identity, and a table that is protected from deletion cannot be rolled
    // back: so it is made last.
    storage.node.addDependency(...Object.values(pools));
    const { identityArns, configurationSetArn } = mail;
    this.records = {
      table: storage.table,
      key: storage.key,
      mail: { from: settings.mailFrom, identityArns, configurationSetArn },
      pools,
    };
  }
}
