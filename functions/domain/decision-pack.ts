import type { Application } from './application.ts';
import { type AuditEntry, inOrder } from './audit-chain.ts';
import type { LedgerEntry } from './mails.ts';
import { momentsOf, type PlainMoment, plainMoment } from './moments.ts';
import { MoveEvent, STATUS_LABELS } from './moves.ts';
import type { Programme } from './programme.ts';
import { counting, median, type Review, reviewState, spread, weightedMean } from './review.ts';

/** What one application's part of the pack is made from. */
export type PackSource = {
  application: Application;
  audit: AuditEntry[];
  reviews: Review[];
  mails: LedgerEntry[];
  /** What was done about its release, from the programme's history. */
  release: AuditEntry[];
};

/** Something that somebody decided: what, who, when (ISO), and why. */
export type Decided = { what: string; by: string; at: string; reason: string };

/** Scores by one criterion, or of the whole: how many, the middle one, and how far they are apart. */
export type Figures = { count: number; median?: number | undefined; spread?: number | undefined };

/** How one application was decided, without anything that its team wrote. */
export type PackEntry = {
  reference: string;
  team: string;
  status: string;
  sentAt: string;
  /** By the weighted mean of each review that counts. */
  overall: Figures;
  criteria: ({ id: string; name: string } & Figures)[];
  /** Names of those who have a conflict of interest, and of those who did not score, with why. */
  conflicts: string[];
  abstentions: Decided[];
  /** The outcome that is out, and who had set it before the release. */
  outcome?: Decided | undefined;
  outcomeSet?: Decided | undefined;
  interview?: Decided | undefined;
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
  const last = (...whats: string[]) => decided(audit.findLast(({ what }) => whats.includes(what)));
  const outcome = last(...OUTCOMES, ...CORRECTIONS);
  return {
    reference: application.reference,
    team: application.draft.teamName,
    status: STATUS_LABELS[application.status],
    sentAt: application.sentAt ?? '',
    ...scores(programme, source.reviews),
    ...panel(source.reviews, audit),
    outcome,
    outcomeSet: outcome && last('set-outcome'),
    interview: last(...INTERVIEWS),
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

function scores({ rubric }: Programme, all: Review[]): Pick<PackEntry, 'overall' | 'criteria'> {
  const reviews = counting(all);
  return {
    overall: figures(reviews.map((review) => weightedMean(rubric, review.scores))),
    criteria: rubric.criteria.map(({ id, name }) => ({
      ...{ id, name },
      ...figures(reviews.flatMap((review) => review.scores[id] ?? [])),
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
