import { type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** What the alarms look at, besides what has a fixed name. */
export type Watched = {
  apiId: string;
  tableName: string;
  machineArns: string[];
  undeliveredQueue: string;
  /** Queues that open doors. */
  eventQueues: string[];
};

/**
 * One thing that can go wrong. Its name is a heading of `docs/runbook.md`, which a test holds to this list.
 */
export type Alarmed = {
  name: string;
  metric: IMetric;
  /** It is wrong at this value or above; with `under`, below it. */
  from: number;
  under?: true;
  /** In how many of the last so many periods; one of one unless given. */
  in?: [number, number];
  /** Where on AWS's console to look first, after the region's address. */
  console: string;
  /** Told through the composite alarm only: these come together. */
  unwell?: true;
};

/** No data is no news, except of what has to happen all the time. */
export function whenMissing({ under }: Alarmed): TreatMissingData {
  return under ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING;
}
