import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE } from '../manifest.ts';
import { ACADEMY } from './names.ts';

/** The one table, as the manifest describes it: never lost by a deployment, recoverable for 35 days. */
export class Storage extends Construct {
  readonly table: TableV2;
  /** The operator's own key, if chosen; AWS's key costs nothing and encrypts as well. */
  readonly key?: Key;

  constructor(scope: Construct, id: string, options: { customerKey: boolean }) {
    super(scope, id);
    if (options.customerKey) {
      this.key = new Key(this, 'Key', {
        description: 'Encrypts the table of the academy',
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      });
    }
    this.table = new TableV2(this, 'Table', {
      tableName: ACADEMY,
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      globalSecondaryIndexes: TABLE.indexes.map(index),
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAtEpoch',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: this.key
        ? TableEncryptionV2.customerManagedKey(this.key)
        : TableEncryptionV2.dynamoOwnedKey(),
    });
  }
}

function index(described: (typeof TABLE.indexes)[number]): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: described.name,
    partitionKey: text(described.partitionKey),
    sortKey: text(described.sortKey),
    projectionType: ProjectionType[described.projection],
  };
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
