import type { Application } from '../domain/application.ts';
import type { Condition } from '../domain/mail-kinds.ts';
import { conditionOf, isStillTrue } from '../domain/mail-truth.ts';
import type { LedgerEntry } from '../domain/mails.ts';
import { GateName, type Status } from '../domain/moves.ts';
import { programmeOccasions } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { hasQuorum } from '../domain/release.ts';
import { listSummaries } from './application-lists.ts';
import { loadApplications } from './applications.ts';
import { applicationOfPartition } from './keys.ts';
import { currentProgramme } from './programmes.ts';
import { loadRelease } from './release.ts';

/** A mail with the partition that it lies in. */
export type PlacedEntry = { pk: string; entry: LedgerEntry };

/** Says of each of some mails whether it is still true now; what is needed for that is read at once. */
export async function loadTruth(
  mails: PlacedEntry[],
  now: string,
): Promise<(mail: PlacedEntry) => boolean> {
  const { programme } = await currentProgramme();
  const [applications, undecided, scoresMissing] = await Promise.all([
    applicationsOf(mails),
    undecidedOf(mails, programme),
    anyOf(mails, 'scores-missing') ? someLackScores(programme) : false,
  ]);
  const dues = new Map(programmeOccasions(programme).map(({ id, due }) => [id, due]));
  const dueOf = (id: string) => dues.get(id);
  return (mail) => {
    const application = applications.get(applicationIdOf(mail) ?? '');
    return isStillTrue(mail.entry, { application, dueOf, undecided, scoresMissing }, now);
  };
}

/** The conditions that depend on the application that a mail is about. */
const OF_APPLICATION = new Set<Condition>([
  'draft-unsent',
  'shortlisted',
  'in-reserve',
  'offer-as-told',
  'in-cohort',
  'member-of-team',
  'interview-as-told',
  'interview-unbooked',
  'panel-as-told',
  'not-corrected-again',
]);

/** Where the applications stand that wait at a gate. */
const WAITING_AT: Partial<Record<GateName, Status>> = {
  interview: 'shortlisted',
  acceptance: 'recommended',
  'shortlist-reserve': 'reserve',
  'acceptance-reserve': 'reserve',
  answer: 'offered',
};

function anyOf(mails: PlacedEntry[], condition: Condition): boolean {
  return mails.some(({ entry }) => conditionOf(entry) === condition);
}

function applicationIdOf({ pk, entry }: PlacedEntry): string | undefined {
  return entry.link?.applicationId ?? applicationOfPartition(pk);
}

async function applicationsOf(mails: PlacedEntry[]): Promise<Map<string, Application>> {
  const asked = mails.filter(
    ({ entry }) => entry.link !== undefined || OF_APPLICATION.has(conditionOf(entry)),
  );
  const ids = new Set(asked.flatMap((mail) => applicationIdOf(mail) ?? []));
  const found = ids.size === 0 ? [] : await loadApplications([...ids]);
  return new Map(found.map((application) => [application.id, application]));
}

/** Of what these mails chase, that which still waits for somebody. */
async function undecidedOf(mails: PlacedEntry[], programme: Programme): Promise<Set<string>> {
  const chases = mails.filter(({ entry }) => conditionOf(entry) === 'undecided');
  const abouts = [...new Set(chases.map(({ entry }) => entry.facts['about'] ?? ''))];
  const waiting = await Promise.all(abouts.map((about) => waits(programme, about)));
  return new Set(abouts.filter((_, index) => waiting[index]));
}

async function waits(programme: Programme, about: string): Promise<boolean> {
  if (about === 'release') return !(await loadRelease(programme.id)).confirmed;
  const gate = GateName.safeParse(about).data;
  const status = gate && WAITING_AT[gate];
  if (!status) return false;
  const summaries = await listSummaries(programme.id, status);
  return summaries.some((summary) => summary.gate === gate);
}

async function someLackScores(programme: Programme): Promise<boolean> {
  const [release, submitted] = await Promise.all([
    loadRelease(programme.id),
    listSummaries(programme.id, 'submitted'),
  ]);
  return !release.confirmed && submitted.some((summary) => !hasQuorum(programme, summary));
}
