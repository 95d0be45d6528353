import { resolve } from 'node:path';
import { DEFAULT_PROGRAMME } from '../local/start.ts';
import { StartRefused } from '../local/start-refusal.ts';

/** Where an academy's table is: on AWS, or in the data folder of an academy on this machine. */
export type Place = { table: string } | { data: string };

/** What a command about a table is told: where it is, and of which programme. */
export const PLACE_OPTIONS = {
  data: { type: 'string' },
  table: { type: 'string' },
  programme: { type: 'string', default: DEFAULT_PROGRAMME },
} as const;

/** The place that was chosen. @throws StartRefused where two were */
export function placeIn({ table, data }: { table?: string; data?: string }): Place {
  if (table !== undefined && data !== undefined) {
    throw new StartRefused('Choose --data or --table, not both.');
  }
  return table === undefined ? { data: resolve(data ?? '.local') } : { table };
}

/** The place in words. */
export function placeName(place: Place): string {
  return 'table' in place ? `the table ${place.table}` : `the data folder ${place.data}`;
}

/** Arguments as `parse` reads them. @throws StartRefused with the usage, where it cannot */
export function readOrRefuse<Values>(usage: string, parse: () => Values): Values {
  try {
    return parse();
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : '').split(/[.\n]/);
    throw new StartRefused(`${first}.\n${usage}`);
  }
}

/** What AWS answers first to somebody who begins, in words that say what to do. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  switch (error.name) {
    case 'ResourceNotFoundException':
      return 'There is no such table. Check --table, and the account and region that you work in.';
    case 'CredentialsProviderError':
      return 'There are no AWS credentials. Sign in as for any AWS command, for example with AWS_PROFILE.';
    default:
      return error.message === 'Region is missing'
        ? 'The AWS region is missing. Set AWS_REGION, for example to eu-west-2.'
        : error.message;
  }
}
