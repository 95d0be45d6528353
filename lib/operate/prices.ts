/** What something costs, in US dollars before tax. */
export type Price = { usd: number; per: string; source: string };

/**
 * The day on which the prices were looked up. They are the list prices of US East where a page names no
 * region; London is up to a fifth dearer for the table, the same for Step Functions. Free tiers are left out
 * unless their item says so.
 */
export const PRICES_OF = '2026-11-24';

const page = (service: string) => `https://aws.amazon.com/${service}/pricing/`;

/** Every price that the estimate uses, each with where it stands. */
export const PRICES = {
  transition: { usd: 25 / 1e6, per: 'state transition', source: page('step-functions') },
  invocation: { usd: 0.2 / 1e6, per: 'call of a function', source: page('lambda') },
  gbSecond: { usd: 0.0000133334, per: 'GB-second, arm64', source: page('lambda') },
  writeUnit: {
    usd: 0.625 / 1e6,
    per: 'write request unit',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  readUnit: {
    usd: 0.125 / 1e6,
    per: 'read request unit',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  storage: { usd: 0.45, per: 'GB-month with point-in-time recovery', source: page('dynamodb') },
  mail: { usd: 0.16 / 1000, per: 'recipient, accounts opened since 2026', source: page('ses') },
  request: { usd: 1 / 1e6, per: 'request of the HTTP API', source: page('api-gateway') },
  log: { usd: 0.5, per: 'GB of logs taken in', source: page('cloudwatch') },
  alarmMetric: { usd: 0.1, per: 'metric that an alarm looks at', source: page('cloudwatch') },
  compositeAlarm: { usd: 0.5, per: 'composite alarm', source: page('cloudwatch') },
  dashboard: { usd: 3, per: 'dashboard; three are free', source: page('cloudwatch') },
  secret: { usd: 0.4, per: 'secret', source: page('secrets-manager') },
  key: { usd: 1, per: 'key', source: page('kms') },
  webAcl: { usd: 5, per: 'web ACL', source: page('waf') },
  webAclRule: { usd: 1, per: 'rule of a web ACL', source: page('waf') },
} as const satisfies Record<string, Price>;
