import * as z from 'zod/mini';
import { AcademyError } from './errors.ts';

/** Where an application stands. The first seven are open; the others are ends. */
export const Status = z.enum([
  'draft',
  'submitted',
  'reserve',
  'shortlisted',
  'recommended',
  'offered',
  'in-cohort',
  'not-shortlisted',
  'not-recommended',
  'did-not-attend',
  'declined',
  'lapsed',
  'withdrawn',
  'not-selected',
  'left',
  'graduated',
]);
export type Status = z.infer<typeof Status>;

/**
 * Who may cause a move. `release` is the admin's confirmed release, `rule` the place contract. An operator
 * causes none: what they do starts the workflow again, and moves no application.
 */
export type Mover =
  | 'anyone'
  | 'team'
  | 'panel'
  | 'admin'
  | 'release'
  | 'rule'
  | 'clock'
  | 'operator';

/** What happens to an application, in the academy's words. */
export const MoveEvent = z.enum([
  'send',
  'issue-late-link',
  'take-back',
  'shortlist',
  'name-reserve',
  'not-shortlist',
  'promote-to-interview',
  'promote-to-offer',
  'close-reserve-list',
  'recommend',
  'not-recommend',
  'miss-interview',
  'offer',
  'hold-in-reserve',
  'accept',
  'decline',
  'lapse',
  'leave',
  'graduate',
  'withdraw',
  'correct-to-shortlisted',
  'correct-to-reserve',
  'correct-to-not-shortlisted',
]);
export type MoveEvent = z.infer<typeof MoveEvent>;

/** A step that waits for somebody. A team can wait as a reserve twice, so there are two such gates. */
export const GateName = z.enum([
  'shortlist',
  'shortlist-reserve',
  'interview',
  'acceptance',
  'acceptance-reserve',
  'answer',
]);
export type GateName = z.infer<typeof GateName>;

/** A legal move: who may cause what, from where to where. */
export type Move = { from: Status; event: MoveEvent; by: Mover[]; to: Status };

/** The table of legal moves (academy.md). Everything else is refused with a reason. */
export const MOVES: readonly Move[] = [
  { from: 'draft', event: 'send', by: ['team'], to: 'submitted' },
  { from: 'draft', event: 'issue-late-link', by: ['admin'], to: 'draft' },
  { from: 'submitted', event: 'take-back', by: ['team'], to: 'draft' },
  { from: 'submitted', event: 'shortlist', by: ['release'], to: 'shortlisted' },
  { from: 'submitted', event: 'name-reserve', by: ['release'], to: 'reserve' },
  { from: 'submitted', event: 'not-shortlist', by: ['release'], to: 'not-shortlisted' },
  { from: 'reserve', event: 'promote-to-interview', by: ['rule'], to: 'shortlisted' },
  { from: 'reserve', event: 'promote-to-offer', by: ['rule'], to: 'offered' },
  { from: 'reserve', event: 'close-reserve-list', by: ['admin'], to: 'not-selected' },
  { from: 'shortlisted', event: 'recommend', by: ['panel', 'admin'], to: 'recommended' },
  { from: 'shortlisted', event: 'not-recommend', by: ['panel', 'admin'], to: 'not-recommended' },
  { from: 'shortlisted', event: 'miss-interview', by: ['panel', 'admin'], to: 'did-not-attend' },
  { from: 'recommended', event: 'offer', by: ['admin'], to: 'offered' },
  { from: 'recommended', event: 'hold-in-reserve', by: ['admin'], to: 'reserve' },
  { from: 'offered', event: 'accept', by: ['team'], to: 'in-cohort' },
  { from: 'offered', event: 'decline', by: ['team'], to: 'declined' },
  { from: 'offered', event: 'lapse', by: ['clock'], to: 'lapsed' },
  { from: 'in-cohort', event: 'leave', by: ['team', 'admin'], to: 'left' },
  { from: 'in-cohort', event: 'graduate', by: ['admin'], to: 'graduated' },
  ...(['submitted', 'reserve', 'shortlisted', 'recommended', 'offered'] as const).map((from) => ({
    from,
    event: 'withdraw' as const,
    by: ['team' as const],
    to: 'withdrawn' as const,
  })),
  // A released outcome changes only by a recorded correction, while no interview has been recorded.
  ...(['shortlisted', 'reserve', 'not-shortlisted'] as const).flatMap((from) =>
    (['shortlisted', 'reserve', 'not-shortlisted'] as const)
      .filter((to) => to !== from)
      .map((to) => ({ from, event: `correct-to-${to}` as const, by: ['admin' as const], to })),
  ),
];

/** A status as a short label, for lists. */
export const STATUS_LABELS: Record<Status, string> = {
  draft: 'Draft',
  submitted: 'Sent',
  reserve: 'In reserve',
  shortlisted: 'Shortlisted',
  recommended: 'Recommended',
  offered: 'Offer open',
  'in-cohort': 'In the cohort',
  'not-shortlisted': 'Not shortlisted',
  'not-recommended': 'Not recommended',
  'did-not-attend': 'Did not attend',
  declined: 'Declined',
  lapsed: 'Offer lapsed',
  withdrawn: 'Withdrawn',
  'not-selected': 'Not selected',
  left: 'Left the cohort',
  graduated: 'Finished',
};

/** A status in words that finish "The application …". */
export const STATUS_WORDS: Record<Status, string> = {
  draft: 'is a draft that has not been sent',
  submitted: 'has been sent and waits for the panel',
  reserve: 'is on the reserve list',
  shortlisted: 'is shortlisted for an interview',
  recommended: 'is recommended for a place',
  offered: 'has an open offer of a place',
  'in-cohort': 'is in the cohort',
  'not-shortlisted': 'was not shortlisted',
  'not-recommended': 'was not recommended after the interview',
  'did-not-attend': 'did not attend the interview',
  declined: 'declined the offer',
  lapsed: 'did not answer the offer in time',
  withdrawn: 'was withdrawn by the team',
  'not-selected': 'was not selected when the reserve list closed',
  left: 'has left the cohort',
  graduated: 'has finished the programme',
};

/**
 * The status after a move.
 * @throws AcademyError `WrongStage` when the table does not have it, `NotAllowed` for the wrong mover.
 */
export function nextStatus(from: Status, event: MoveEvent, by: Mover): Status {
  const move = MOVES.find((each) => each.from === from && each.event === event);
  if (!move) {
    throw new AcademyError(
      'WrongStage',
      `This cannot be done now: the application ${STATUS_WORDS[from]}. Load the page again to see what can.`,
    );
  }
  if (!move.by.includes(by)) {
    throw new AcademyError('NotAllowed', `Only the ${move.by.join(' or the ')} can do this.`);
  }
  return move.to;
}

/** The statuses of an application that is over: nothing waits for anybody any more. */
export function isClosed(status: Status): boolean {
  const goesOn = MOVES.some(({ from, event }) => from === status && !event.startsWith('correct-'));
  return !goesOn && status !== 'draft';
}

/** Whether a team belongs to the cohort: it is told of its dates, to the last one. */
export function isInCohort(status: Status): boolean {
  return status === 'in-cohort' || status === 'graduated';
}

/** The gate at which an application of that status waits; `interviewed` tells the two reserve lists apart. */
export function gateOf(status: Status, interviewed: boolean): GateName | undefined {
  switch (status) {
    case 'submitted':
      return 'shortlist';
    case 'reserve':
      return interviewed ? 'acceptance-reserve' : 'shortlist-reserve';
    case 'shortlisted':
      return 'interview';
    case 'recommended':
      return 'acceptance';
    case 'offered':
      return 'answer';
    default:
      return undefined;
  }
}
