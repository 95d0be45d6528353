import { parseLedgerEntry } from '../../../functions/adapters/ledger.ts';
import { queryPartition } from '../../../functions/adapters/table.ts';

/** A mail at the end of a trial. */
type EndedMail = { id: string; kind: string; status: string; copies: number; mayRepeat: boolean };

/** How a trial ended. */
export type Ended = {
  mails: EndedMail[];
  /** How many mails were sent more than once. */
  repeated: number;
  calls?: number;
  killedAt?: string | undefined;
};

/** Everything in these partitions, with how often SES accepted it. */
export async function endOf(
  partitions: string[],
  copies: Map<string, number>,
  mayRepeat: Set<string>,
): Promise<Ended> {
  const items = await Promise.all(partitions.map((pk) => queryPartition(pk, 'MAIL#')));
  const mails = items.flat().map((item) => {
    const { id, kind, status } = parseLedgerEntry(item);
    return { id, kind, status, copies: copies.get(id) ?? 0, mayRepeat: mayRepeat.has(id) };
  });
  return { mails, repeated: mails.filter((mail) => mail.copies > 1).length };
}

/** What is wrong with the end of a killed run, beside that of one that nobody killed. */
export function killedEnd(expected: Ended, ended: Ended): string[] {
  const [wanted, got] = [expected, ended].map(({ mails }) =>
    mails
      .map(({ kind, status }) => `${kind} ${status}`)
      .sort()
      .join(', '),
  );
  return [
    ...(wanted === got ? [] : [`the mails are ${got}, not ${wanted}`]),
    ...ended.mails.flatMap(({ kind, status, copies, mayRepeat }) => {
      // What SES reported counts as sent although the trial itself handed nothing over.
      if (status === 'sent' && copies === 0 && kind !== 'receipt') return [`a ${kind} was lost`];
      if (copies > 2) return [`a ${kind} was sent ${copies} times`];
      if (copies === 2 && !mayRepeat) return [`a ${kind} was sent twice, outside the one point`];
      return status !== 'sent' && copies > 0 ? [`a ${kind} is ${status} and was sent`] : [];
    }),
  ];
}
