import * as z from 'zod/mini';
import type { Summary } from './application.ts';
import type { Programme } from './programme.ts';
import { quorumInWords } from './quorum.ts';

/** A pending outcome: an item of the programme, never a gate decision, so nothing can leak early. */
export const Outcome = z.object({
  applicationId: z.string(),
  /** The sending that was judged. Taken back and sent again, an application needs a new outcome. */
  sending: z.number(),
  outcome: z.enum(['shortlisted', 'reserve', 'not-shortlisted']),
  /** 1 is the first reserve to be promoted. */
  rank: z.optional(z.int().check(z.minimum(1))),
  /** What the team can learn from; required for every outcome but `shortlisted`. */
  feedback: z.optional(z.string().check(z.maxLength(3000))),
  by: z.string(),
  at: z.string(),
  /** Set once the release has carried it out. */
  appliedAt: z.optional(z.string()),
  /** Set where it was corrected after the release: what the team had been told, and why it changed. */
  corrected: z.optional(z.object({ from: z.string(), reason: z.string() })),
});
export type Outcome = z.infer<typeof Outcome>;

const Confirmation = z.object({
  at: z.string(),
  by: z.string(),
  confirmedAt: z.string(),
  /** The request that confirmed it: repeated, it is the same success. */
  requestId: z.optional(z.string()),
});

/** The one release of a programme's outcomes. Instants are ISO UTC. */
export const Release = z.object({
  /** Counts the edits of outcomes; a confirmation is of the version that the admin saw. */
  version: z.number(),
  confirmed: z.optional(Confirmation),
  /** The release before, where an application came late and needs one of its own. */
  earlier: z.optional(Confirmation),
  /** The instant before, where the confirmed one followed a moved date. */
  movedFrom: z.optional(z.string()),
  /** The request that took the last confirmation back: it takes back no other one. */
  undoneBy: z.optional(z.string()),
  /** When every outcome had been carried out. */
  completedAt: z.optional(z.string()),
  /** How often staff have been chased because nothing was confirmed. */
  chases: z._default(z.number(), 0),
});
export type Release = z.infer<typeof Release>;

/** The one predicate by which everyone sees outcomes. */
export function isReleased(release: Release | undefined, now: string): boolean {
  return release?.confirmed !== undefined && release.confirmed.at <= now;
}

/**
 * Whether confirmed outcomes are still to go out, or are being carried out: scores that are missing then
 * are not waited for. Once all are out, what is sent late is scored again.
 */
export function isSettled({ confirmed, completedAt }: Release): boolean {
  return confirmed !== undefined && completedAt === undefined;
}

/** Whether outcomes have been released before, or are now: the announced date has been told. */
export function wasReleased(release: Release, now: string): boolean {
  return release.earlier !== undefined || isReleased(release, now);
}

/**
 * What keeps the outcomes from being released: one sentence each, empty when nothing does.
 * Applications that were withdrawn do not count, nor do outcomes of an earlier sending. Without any
 * application there is nothing to block: an empty release closes the shortlist.
 */
export function whatBlocksRelease(
  programme: Programme,
  applications: Summary[],
  outcomes: Outcome[],
): string[] {
  const waiting = applications.filter((application) => application.status === 'submitted');
  const bySending = new Map(
    outcomes.map((outcome) => [`${outcome.applicationId} ${outcome.sending}`, outcome]),
  );
  const outcomeOf = ({ id, sending }: Summary) => bySending.get(`${id} ${sending}`);
  return [
    ...waiting.flatMap((application) => blocks(programme, application, outcomeOf(application))),
    ...rankProblems(waiting.flatMap((application) => outcomeOf(application) ?? [])),
  ];
}

/** The seats of those who have scored an application. */
export function scoredSeats(application: Summary): string[] {
  return Object.values(application.reviews)
    .filter(({ state }) => state === 'scored')
    .map(({ seat }) => seat);
}

/** Whether enough of the panel has scored an application (quorum and seats are the programme's data). */
export function hasQuorum(programme: Programme, application: Summary): boolean {
  const { scores, oneOf } = programme.panel.quorum;
  const seats = scoredSeats(application);
  return (
    seats.length >= scores && (oneOf.length === 0 || oneOf.some((seat) => seats.includes(seat)))
  );
}

function blocks(programme: Programme, application: Summary, outcome?: Outcome): string[] {
  const { reference } = application;
  const found: string[] = [];
  if (!hasQuorum(programme, application)) {
    found.push(`${reference} needs more scores: ${quorumInWords(programme)}.`);
  }
  if (!outcome) found.push(`${reference} has no outcome yet.`);
  else if (outcome.outcome !== 'shortlisted' && !outcome.feedback?.trim()) {
    found.push(`${reference} needs feedback for the team.`);
  }
  return found;
}

function rankProblems(outcomes: Outcome[]): string[] {
  const ranks = outcomes.filter(({ outcome }) => outcome === 'reserve').map(({ rank }) => rank);
  if (ranks.some((rank) => rank === undefined)) return ['Every reserve needs a rank.'];
  if (new Set(ranks).size < ranks.length) return ['Two reserves have the same rank.'];
  return [];
}
