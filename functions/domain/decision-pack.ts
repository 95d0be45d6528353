import type { Application } from './application.ts';
import { type AuditEntry, inOrder } from './audit-chain.ts';
import { type InterviewScore, interviewRubric, submitted } from './interviews.ts';
import type { LedgerEntry } from './mails.ts';
import { momentsOf, type PlainMoment, plainMoment } from './moments.ts';
import { MoveEvent, STATUS_LABELS } from './moves.ts';
import type { Programme } from './programme.ts';
import {
  counting,
  median,
  type Review,
  type Rubric,
  reviewState,
  spread,
  weightedMean,
} from './review.ts';

/** What one application's part of the pack is made from. */
export type PackSource = {
  application: Application;
  audit: AuditEntry[];
  reviews: Review[];
  /** What each of the panel thought of its interview, the last one if there were several. */
  interviewScores: InterviewScore[];
  mails: LedgerEntry[];
  /** What was done about its release, from the programme's history. */
  release: AuditEntry[];
};

/** Something that somebody decided: what, who, when (ISO), and why. */
export type Decided = { what: string; by: string; at: string; reason: string };

/** Scores by one criterion, or of the whole: how many, the middle one, and how far they are apart. */
export type Figures = { count: number; median?: number | undefined; spread?: number | undefined };

/** What a panel gave, by the weighted mean of each member's scores and criterion by criterion. */
export type Scored = { overall: Figures; criteria: ({ id: string; name: string } & Figures)[] };

/** How an interview ended: why, what the team read, and why somebody did not score. */
export type Met = Decided & { feedback: string; unscored: string };

/** How one application was decided, without anything that its team wrote. */
export type PackEntry = Scored & {
  reference: string;
  team: string;
  status: string;
  sentAt: string;
  /** Names of those who have a conflict of interest, and of those who did not score, with why. */
  conflicts: string[];
  abstentions: Decided[];
  /** The outcome that is out, and who had set it before the release. */
  outcome?: Decided | undefined;
  outcomeSet?: Decided | undefined;
  interview?: Met | undefined;
  /** What each gave before the panel talked. */
  interviewScores: Scored;
  offer?: Decided | undefined;
  answer?: Decided | undefined;
  decisions: Decided[];
  timeline: PlainMoment[];
  /** How many entries its history has, and the hash of the last one. */
  entries: number;
  head: string;
};

/** The moves with which an outcome of the shortlist is out, corrections among them. */
const OUTCOMES = ['shortlist', 'name-reserve', 'not-shortlist'];
const CORRECTIONS = MoveEvent.options.filter((event) => event.startsWith('correct-'));
const INTERVIEWS = ['recommend', 'not-recommend', 'miss-interview'];
const OFFERS = ['offer', 'promote-to-offer'];
const ANSWERS = ['accept', 'decline', 'lapse'];

/** One application's part of the pack. An outcome that is not out yet is in no part of it. */
export function packEntry(programme: Programme, source: PackSource): PackEntry {
  const { application, mails, release } = source;
  const audit = withoutPending(inOrder(source.audit));
  const lastEntry = (whats: string[]) => audit.findLast(({ what }) => whats.includes(what));
  const last = (...whats: string[]) => decided(lastEntry(whats));
  const outcome = last(...OUTCOMES, ...CORRECTIONS);
  return {
    reference: application.reference,
    team: application.draft.teamName,
    status: STATUS_LABELS[application.status],
    sentAt: application.sentAt ?? '',
    ...scored(programme.rubric, counting(source.reviews)),
    ...panel(source.reviews, audit),
    outcome,
    outcomeSet: outcome && last('set-outcome'),
    interview: met(lastEntry(INTERVIEWS)),
    interviewScores: scored(
      interviewRubric(programme),
      submitted({ scores: source.interviewScores }),
    ),
    offer: last(...OFFERS),
    answer: last(...ANSWERS),
    decisions: audit.filter(isMove).flatMap((entry) => decided(entry) ?? []),
    timeline: momentsOf([...audit, ...release], mails).map(plainMoment),
    entries: application.auditHead?.n ?? 0,
    head: application.auditHead?.hash ?? '',
  };
}

/** Of outcomes that were set and are not out, who and when stays; what does not. */
function withoutPending(audit: AuditEntry[]): AuditEntry[] {
  const out = audit.findLastIndex(({ what }) => OUTCOMES.includes(what));
  return audit.map((entry, index) =>
    entry.what === 'set-outcome' && index > out ? { ...entry, details: {} } : entry,
  );
}

function isMove({ what }: AuditEntry): boolean {
  return MoveEvent.safeParse(what).success;
}

function decided(entry: AuditEntry | undefined): Decided | undefined {
  if (!entry) return undefined;
  const { what, by, at, details } = entry;
  return { what, by: by.name, at, reason: details['reason'] ?? '' };
}

function met(entry: AuditEntry | undefined): Met | undefined {
  const how = decided(entry);
  const { feedback = '', unscored = '' } = entry?.details ?? {};
  return how && { ...how, feedback, unscored };
}

function scored(rubric: Rubric, sheets: { scores: Record<string, number> }[]): Scored {
  return {
    overall: figures(sheets.map(({ scores }) => weightedMean(rubric, scores))),
    criteria: rubric.criteria.map(({ id, name }) => ({
      ...{ id, name },
      ...figures(sheets.flatMap(({ scores }) => scores[id] ?? [])),
    })),
  };
}

function figures(values: number[]): Figures {
  return { count: values.length, median: median(values), spread: spread(values) };
}

function panel(
  reviews: Review[],
  audit: AuditEntry[],
): Pick<PackEntry, 'conflicts' | 'abstentions'> {
  const said = (review: Review, what: string) =>
    audit.findLast((entry) => entry.what === what && entry.by.id === review.reviewerId);
  const inState = (state: string) => reviews.filter((review) => reviewState(review) === state);
  return {
    conflicts: inState('conflict').flatMap((one) => said(one, 'declare-conflict')?.by.name ?? []),
    abstentions: inState('abstained').flatMap((one) => decided(said(one, 'abstain')) ?? []),
  };
}
