import { Stage } from './application.ts';
import type { Status } from './moves.ts';

/** The furthest step of the funnel that a status proves by itself. */
const PROVES: Record<Status, Stage> = {
  draft: 'started',
  submitted: 'sent',
  reserve: 'sent',
  'not-shortlisted': 'sent',
  'not-selected': 'sent',
  withdrawn: 'sent',
  shortlisted: 'shortlisted',
  'did-not-attend': 'shortlisted',
  recommended: 'interviewed',
  'not-recommended': 'interviewed',
  offered: 'offered',
  declined: 'offered',
  lapsed: 'offered',
  'in-cohort': 'in-cohort',
  left: 'in-cohort',
  graduated: 'in-cohort',
};

/** The furthest step after a move: it never goes back, but for a draft that was taken back. */
export function furthestAfter(before: Stage | undefined, status: Status): Stage {
  const proven = PROVES[status];
  if (status === 'draft' || !before) return proven;
  return stepOf(proven) > stepOf(before) ? proven : before;
}

/** Every step up to the furthest one: a team that was offered a place was also shortlisted. */
export function stepsTo(furthest: Stage): Stage[] {
  return Stage.options.slice(0, stepOf(furthest) + 1);
}

function stepOf(stage: Stage): number {
  return Stage.options.indexOf(stage);
}
