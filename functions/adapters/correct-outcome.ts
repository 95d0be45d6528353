import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { outcomeMails } from '../domain/outcome-mails.ts';
import { type Board, withoutTeam, withReserve, withTeamAhead } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import type { Outcome } from '../domain/release.ts';
import { plus } from '../domain/time.ts';
import { holdUntil } from '../domain/timetable.ts';
import { GRACE } from './applications.ts';
import { withoutInterview } from './cancel-slot.ts';
import { decide, type Plan } from './decisions.ts';
import { keys, todoKey } from './keys.ts';
import { logWarn } from './log.ts';
import { signalDecision } from './signals.ts';
import { startSending } from './start-sending.ts';
import type { Write } from './table.ts';

/** What a released outcome becomes, and why. */
export type Correction = Pick<Outcome, 'outcome' | 'rank' | 'feedback'> & {
  applicationId: string;
  reason: string;
  by: Actor;
  requestId: string;
  now: string;
  newId: () => string;
};

/**
 * Corrects a released outcome. Nothing is taken back: the correction is a decision of its own, with its
 * reason, its line in the history and its mail after the hold. The application goes on under the number
 * of a new sending, so that every gate after it is fresh; the workflow of the old one comes to its end.
 * @throws AcademyError `WrongStage` once an interview has been recorded
 */
export async function correctOutcome(correction: Correction): Promise<Application> {
  const { applicationId, outcome, reason, by, requestId, now, newId } = correction;
  const { application, gate } = await decide({
    ...{ applicationId, by, reason, requestId, now, newId },
    event: `correct-to-${outcome}`,
    plan: (before, programme) => correctionPlan(programme, before, correction),
  });
  const { id, sending } = application;
  await Promise.all([
    gate && signalDecision(id, sending - 1, gate, now),
    startSending(id, sending),
  ]).catch((error: unknown) =>
    logWarn('correction not started yet', {
      applicationId: id,
      error: error instanceof Error ? error.name : 'Unknown',
    }),
  );
  return application;
}

async function correctionPlan(
  programme: Programme,
  before: Application,
  correction: Correction,
): Promise<Plan> {
  if (before.interviewed) {
    throw new AcademyError(
      'WrongStage',
      'The interview has been recorded, so the outcome of the shortlist can no longer be corrected.',
    );
  }
  const { outcome, rank, feedback, reason, by, now } = correction;
  const sending = before.sending + 1;
  const kept: Outcome = {
    ...{ applicationId: before.id, sending, outcome, by: by.name, at: now, appliedAt: now },
    ...(outcome === 'reserve' && rank ? { rank } : {}),
    ...(feedback ? { feedback } : {}),
    corrected: { from: before.status, reason },
  };
  const interview = await withoutInterview(programme, before, now);
  return {
    changes: { ...interview.changes, sending },
    board: (board) => boardAfter(board, kept, now),
    mails: [
      ...outcomeMails(programme, { ...before, sending }, kept, holdUntil(programme, now)),
      ...(interview.mails ?? []),
    ],
    writes: [
      outcomeWrite(programme, kept),
      sendingWrite(before.id, sending, now),
      ...(interview.writes ?? []),
    ],
  };
}

function boardAfter(board: Board, { outcome, applicationId, rank }: Outcome, now: string): Board {
  switch (outcome) {
    case 'shortlisted':
      return withTeamAhead(board, applicationId, now);
    case 'reserve':
      return withReserve(board, applicationId, rank ?? 1, now);
    case 'not-shortlisted':
      return board.teams[applicationId] ? withoutTeam(board, applicationId) : board;
  }
}

function outcomeWrite(programme: Programme, outcome: Outcome): Write {
  return { put: { ...keys.outcome(programme.id, outcome.applicationId), ...outcome } };
}

/** The intent to start the execution that goes on from the corrected outcome. */
function sendingWrite(applicationId: string, sending: number, sentAt: string): Write {
  return {
    put: {
      ...keys.sending(applicationId, sending),
      ...{ applicationId, sending, sentAt },
      ...todoKey('work', plus(sentAt, GRACE)),
    },
    condition: 'attribute_not_exists(pk)',
  };
}
