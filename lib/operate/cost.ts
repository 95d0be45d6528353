import { DOORS } from '../manifest.ts';
import { PRICES } from './prices.ts';

/** What a season used, as `npm run season -- --json` counts it. */
export type Counted = {
  stateTransitions: number;
  lambdaInvocations: number;
  readUnits: number;
  writeUnits: number;
  mailRecipients: number;
};

/** A line of the estimate. `choice` is the setting that switches it off. */
export type CostItem = { name: string; amount: number; unit: string; usd: number; choice?: string };

/** A template as far as it costs something: resources by their type, with their properties. */
export type Resources = { Type: string; Properties?: Record<string, unknown> }[];

/** Hours of an average month. */
const MINUTES_A_MONTH = 730 * 60;

/** How long a function of 512 MB runs for one call; the schedule's calls mostly find nothing to do. */
const GB_SECONDS_A_CALL = 0.5 * 0.12;

/** What one call writes to its log: its own line, the request's report and what the API says. */
const LOG_KB_A_CALL = 1.5;

/** Price of so much of something. */
function item(name: string, price: keyof typeof PRICES, amount: number, choice?: string): CostItem {
  const { usd, per } = PRICES[price];
  return { name, amount, unit: per, usd: amount * usd, ...(choice ? { choice } : {}) };
}

/** What a month costs in which nobody applies: from the template, and the clock by arithmetic. */
export function fixedCost(resources: Resources): CostItem[] {
  const count = (type: string) => resources.filter(({ Type }) => Type === type).length;
  const ticks = DOORS.reduce(
    (sum, { everyMinutes }) => sum + (everyMinutes ? MINUTES_A_MONTH / everyMinutes : 0),
    0,
  );
  const items = [
    item('Alarms', 'alarmMetric', alarmMetrics(resources), 'alarms'),
    item('Composite alarm', 'compositeAlarm', count('AWS::CloudWatch::CompositeAlarm'), 'alarms'),
    item(
      'Dashboard',
      'dashboard',
      Math.max(0, count('AWS::CloudWatch::Dashboard') - 3),
      'dashboard',
    ),
    item(
      'Secret between CloudFront and the doors',
      'secret',
      count('AWS::SecretsManager::Secret'),
      'cloudFront',
    ),
    item('Key of one’s own', 'key', count('AWS::KMS::Key'), 'customerKey'),
    item('Firewall', 'webAcl', count('AWS::WAFv2::WebACL'), 'edge'),
    item('Rules of the firewall', 'webAclRule', rulesOf(resources), 'edge'),
    item('The clock: calls', 'invocation', ticks),
    item('The clock: running', 'gbSecond', ticks * GB_SECONDS_A_CALL),
    // Each tick of the sweep and of the sender asks an index, each of reconcile reads the timeline.
    item('The clock: reading', 'readUnit', ticks * 2),
    item('The clock: logs', 'log', (ticks * LOG_KB_A_CALL) / 1e6),
  ];
  return items.filter(({ amount }) => amount > 0);
}

/** What a whole season costs on top, whatever the number of months. */
export function variableCost(counted: Counted): CostItem[] {
  const { stateTransitions, lambdaInvocations, readUnits, writeUnits, mailRecipients } = counted;
  return [
    item('Step Functions', 'transition', stateTransitions),
    item('Lambda: calls', 'invocation', lambdaInvocations),
    item('Lambda: running', 'gbSecond', lambdaInvocations * GB_SECONDS_A_CALL),
    item('Table: writing', 'writeUnit', writeUnits),
    item('Table: reading', 'readUnit', readUnits),
    // Every page is a call; some steps of the workflow are counted as well, which errs upwards.
    item('HTTP API', 'request', lambdaInvocations),
    item('Mail', 'mail', mailRecipients),
    item('Logs', 'log', ((lambdaInvocations + stateTransitions * 2) * LOG_KB_A_CALL) / 1e6),
    // A unit is at most a KB, kept for the thirteen months of a programme.
    item('Table: keeping it', 'storage', (writeUnits / 1e6) * 13),
  ];
}

/** Sum of items, in dollars. */
export function total(items: CostItem[]): number {
  return items.reduce((sum, { usd }) => sum + usd, 0);
}

function alarmMetrics(resources: Resources): number {
  return resources
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .reduce((sum, { Properties }) => {
      const metrics = (Properties?.['Metrics'] ?? [{ MetricStat: {} }]) as {
        MetricStat?: unknown;
      }[];
      return sum + metrics.filter(({ MetricStat }) => MetricStat).length;
    }, 0);
}

function rulesOf(resources: Resources): number {
  return resources
    .filter(({ Type }) => Type === 'AWS::WAFv2::WebACL')
    .reduce((sum, { Properties }) => sum + ((Properties?.['Rules'] ?? []) as unknown[]).length, 0);
}
