import {
  readChains,
  rereadChain,
  type StoredChain,
} from '../../functions/adapters/audit-chains.ts';
import { sha256 } from '../../functions/adapters/keys.ts';
import { digestUntil, type Finding, verifyChain } from '../../functions/domain/verify-chain.ts';

/** What is wrong, and in which chain. */
export type Problem = Finding & { chain: StoredChain };

/** What verifying came to. `until` is an ISO instant: the digest is of all that was written up to it. */
export type Report = {
  applications: number;
  entries: number;
  /** Entries that were written before there were chains. */
  before: number;
  digest: string;
  until: string;
  problems: Problem[];
};

/** Goes through every chain of a programme in the open table. */
export async function verify(programmeId: string, until?: string): Promise<Report> {
  const chains = await readChains(programmeId);
  const verified = await Promise.all(chains.map(settled));
  const sum = (count: (each: (typeof verified)[number]) => number) =>
    verified.reduce((total, each) => total + count(each), 0);
  const read = verified.map(({ chain }) => chain);
  const end = until ?? latestOf(read);
  return {
    applications: read.filter(({ reference }) => reference).length,
    entries: sum(({ linked }) => linked),
    before: sum(({ before }) => before),
    digest: digestUntil(sha256, read, end),
    until: end,
    problems: verified.flatMap(({ chain, findings }) =>
      findings.map((finding) => ({ ...finding, chain })),
    ),
  };
}

/** How often a chain is looked at again that grew while the table was read. */
const MOST_LOOKS = 10;

/** The table is read item by item while people work, so what does not fit is looked at again. */
async function settled(chain: StoredChain) {
  let verified = { chain, ...verifyChain(sha256, chain) };
  for (let look = 0; look < MOST_LOOKS && verified.findings.length > 0; look += 1) {
    const again = await rereadChain(chain);
    if (!again) continue;
    verified = { chain: again, ...verifyChain(sha256, again) };
    break;
  }
  return verified;
}

function latestOf(chains: StoredChain[]): string {
  return chains
    .flatMap(({ entries }) => entries)
    .reduce((latest, { at }) => (at > latest ? at : latest), '');
}
