/** Where a team can stand, in the academy's words. */
export type Stage =
  | 'draft'
  | 'submitted'
  | 'reserve'
  | 'shortlisted'
  | 'recommended'
  | 'offered'
  | 'in-cohort'
  | 'not-shortlisted'
  | 'not-recommended'
  | 'did-not-attend'
  | 'declined'
  | 'lapsed'
  | 'withdrawn'
  | 'not-selected'
  | 'left'
  | 'graduated';

/**
 * The academy's table of legal moves, written down a second time on purpose, from its description and
 * decision 0034: nothing of it comes from `functions/domain/moves.ts`, so that a mistake there is found.
 * A stage, what happens to it, and the stage after that. Everything else is refused.
 */
export const TABLE = [
  ['draft', 'send', 'submitted'],
  ['draft', 'issue-late-link', 'draft'],
  ['submitted', 'take-back', 'draft'],
  ['submitted', 'shortlist', 'shortlisted'],
  ['submitted', 'name-reserve', 'reserve'],
  ['submitted', 'not-shortlist', 'not-shortlisted'],
  ['submitted', 'withdraw', 'withdrawn'],
  ['reserve', 'promote-to-interview', 'shortlisted'],
  ['reserve', 'promote-to-offer', 'offered'],
  ['reserve', 'close-reserve-list', 'not-selected'],
  ['reserve', 'withdraw', 'withdrawn'],
  ['reserve', 'correct-to-shortlisted', 'shortlisted'],
  ['reserve', 'correct-to-not-shortlisted', 'not-shortlisted'],
  ['shortlisted', 'recommend', 'recommended'],
  ['shortlisted', 'not-recommend', 'not-recommended'],
  ['shortlisted', 'miss-interview', 'did-not-attend'],
  ['shortlisted', 'withdraw', 'withdrawn'],
  ['shortlisted', 'correct-to-reserve', 'reserve'],
  ['shortlisted', 'correct-to-not-shortlisted', 'not-shortlisted'],
  ['not-shortlisted', 'correct-to-shortlisted', 'shortlisted'],
  ['not-shortlisted', 'correct-to-reserve', 'reserve'],
  ['recommended', 'offer', 'offered'],
  ['recommended', 'hold-in-reserve', 'reserve'],
  ['recommended', 'withdraw', 'withdrawn'],
  ['offered', 'accept', 'in-cohort'],
  ['offered', 'decline', 'declined'],
  ['offered', 'lapse', 'lapsed'],
  ['offered', 'withdraw', 'withdrawn'],
  ['in-cohort', 'leave', 'left'],
  ['in-cohort', 'graduate', 'graduated'],
] as const satisfies readonly (readonly [Stage, string, Stage])[];

/** What happens to a team. */
export type Happening = (typeof TABLE)[number][1];

/** Where a move leads, if the table has it. */
export function after(stage: Stage, event: Happening): Stage | undefined {
  return TABLE.find(([from, what]) => from === stage && what === event)?.[2];
}

/** Stages that hold a place, and stages on the way to an offer, before any reserve. */
export const HOLDING: Stage[] = ['offered', 'in-cohort', 'graduated'];
export const AHEAD: Stage[] = ['shortlisted', 'recommended'];

/** The states of the workflow that wait for somebody, by the gate that is open there. */
export const WAITS: Record<string, string> = {
  shortlist: 'Wait for the shortlist decision',
  'shortlist-reserve': 'Wait as a reserve for an interview',
  interview: 'Wait for the interview',
  acceptance: 'Wait for the acceptance decision',
  'acceptance-reserve': 'Wait as a reserve for a place',
  answer: "Wait for the team's answer",
};

/** The gate at which a team waits; a reserve waits at another one once it has been interviewed. */
export function gateAt(stage: Stage, interviewed: boolean): string | undefined {
  if (stage === 'reserve') return interviewed ? 'acceptance-reserve' : 'shortlist-reserve';
  const gates: Partial<Record<Stage, string>> = {
    submitted: 'shortlist',
    shortlisted: 'interview',
    recommended: 'acceptance',
    offered: 'answer',
  };
  return gates[stage];
}
