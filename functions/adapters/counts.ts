import { keys } from './keys.ts';
import { getItem, type Write } from './table.ts';

/** The programme's counters by name, for example `status.submitted`; what is missing is 0. */
export type Counts = Record<string, number>;

/** Every counter of a programme, in one read. They follow the applications within a minute. */
export async function loadCounts(programmeId: string): Promise<Counts> {
  const { pk: _pk, sk: _sk, ...counts } = (await getItem(keys.counts(programmeId))) ?? {};
  return counts as Counts;
}

/** The write that changes counters, for the transaction that remembers what was counted. */
export function countsWrite(programmeId: string, changes: Record<string, number>): Write[] {
  const names = Object.keys(changes);
  if (names.length === 0) return [];
  return [
    {
      update: keys.counts(programmeId),
      set: `ADD ${names.map((_, at) => `#c${at} :c${at}`).join(', ')}`,
      names: Object.fromEntries(names.map((name, at) => [`#c${at}`, name])),
      values: Object.fromEntries(names.map((name, at) => [`:c${at}`, changes[name]])),
    },
  ];
}
