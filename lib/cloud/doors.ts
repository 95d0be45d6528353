import { Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Door } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';
import { type DoorBundles, PROGRAMME_ASSET } from './bundle.ts';
import { DoorFunction } from './door-function.ts';
import { grantsFor } from './grants.ts';
import { type MachineName, machineArn } from './names.ts';
import type { Records } from './records-stack.ts';
import type { Settings } from './settings.ts';

export type DoorsProps = {
  settings: Settings;
  records: Records;
  bundles: DoorBundles;
  /** Where people find the academy; links in mails begin with it. */
  siteUrl: string;
  /** What CloudFront proves itself by, where it stands before the doors. */
  originSecret: string | undefined;
  /** Where people of the academy sign in, as JSON by pool. */
  signIn: string;
  undelivered: IQueue;
};

/** Every door of the manifest as a function that may do what the manifest says, and knows no more. */
export class Doors extends Construct {
  private readonly functions = new Map<string, DoorFunction>();
  private readonly props: DoorsProps;

  constructor(scope: Construct, id: string, props: DoorsProps) {
    super(scope, id);
    this.props = props;
    for (const door of DOORS) this.functions.set(door.name, this.open(door));
  }

  /** @throws if there is no such door. */
  get(name: string): DoorFunction {
    const found = this.functions.get(name);
    if (!found) throw new Error(`The manifest has no door ${name}.`);
    return found;
  }

  private open(door: Door): DoorFunction {
    const { bundles, records, undelivered } = this.props;
    return new DoorFunction(this, {
      door,
      folder: bundles.folderOf(door),
      environment: this.environmentOf(door),
      grants: grantsFor(this, door, records),
      ...(door.everyMinutes ? { undelivered } : {}),
    });
  }

  private environmentOf(door: Door): Record<string, string> {
    const { settings, records, siteUrl, signIn, originSecret = '' } = this.props;
    const knows = (machine: MachineName) => door.looks || door.starts?.includes(machine);
    return {
      TABLE_NAME: records.table.tableName,
      PROGRAMME_ID: settings.programmeId,
      ...when(door.routes || door.authorizes || door.mail, { SITE_URL: siteUrl }),
      ...when(door.routes && originSecret, { ORIGIN_SECRET: originSecret }),
      ...when(door.accounts, { USER_POOLS: this.userPools() }),
      ...when(door.signsIn, { SIGN_IN: signIn }),
      ...when(door.mail, { MAIL_FROM: records.mail.from }),
      // Beside the code, which is where functions run: an endpoint like AWS may keep it elsewhere.
      ...when(door.programme, { PROGRAMME_FILE: PROGRAMME_ASSET }),
      ...when(knows('application'), { APPLICATION_MACHINE_ARN: machineArn(this, 'application') }),
      ...when(knows('timeline'), { TIMELINE_MACHINE_ARN: machineArn(this, 'timeline') }),
    };
  }

  /** The ids of the user pools, as JSON by pool. */
  private userPools(): string {
    const { pools } = this.props.records;
    const ids = Object.entries(pools).map(([name, { pool }]) => [name, pool.userPoolId]);
    return Stack.of(this).toJsonString(Object.fromEntries(ids));
  }
}

function when(condition: unknown, variable: Record<string, string>): Record<string, string> {
  return condition ? variable : {};
}
