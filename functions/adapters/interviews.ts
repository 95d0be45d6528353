import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { InterviewScore, type Meeting, roundOf } from '../domain/interviews.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { keys } from './keys.ts';
import { findSlot } from './slots.ts';
import { getItem, queryPartition, type Write } from './table.ts';

/** A team's meeting with the panel, read consistently, with every score of it: not for all to see. */
export async function loadMeeting(application: Application): Promise<Meeting> {
  const { pk, sk } = scoreKey(application, '');
  const [slot, items] = await Promise.all([
    application.slotId ? findSlot(application.programmeId, application.slotId) : undefined,
    queryPartition(pk, sk),
  ]);
  return { slot, scores: items.map((item) => InterviewScore.parse(item)) };
}

/** The scores that some panel members gave in some meetings; asked for at once. */
export async function loadScores(
  wanted: { application: Application; personId: string }[],
): Promise<(InterviewScore | undefined)[]> {
  const items = await Promise.all(
    wanted.map(({ application, personId }) => getItem(scoreKey(application, personId))),
  );
  return items.map((item) => item && InterviewScore.parse(item));
}

/**
 * Keeps what a panel member thought of an interview, with the audit, while the interview is as it was
 * read. The same request again is the same success.
 * @throws AcademyError `AnswersChanged`, `WrongStage`
 */
export async function saveInterviewScore(
  application: Application,
  score: InterviewScore,
  change: {
    by: Actor;
    what: string;
    reason?: string;
    requestId: string;
    now: string;
    newId: () => string;
  },
): Promise<void> {
  const { by, what, reason, requestId, now, newId } = change;
  const key = scoreKey(application, score.reviewerId);
  const note = auditNote(application.id, by, what, now, newId(), reason ? { reason } : {});
  const kept: Write = {
    put: { ...key, ...score, version: score.version + 1, requestId },
    condition: 'attribute_not_exists(pk) OR version = :before',
    values: { ':before': score.version },
  };
  const writes = [kept, sameMeeting(application)];
  const failed = await transactWithAudit(writes, appendTo(application, note));
  if (failed.length === 0 || (await getItem(key))?.['requestId'] === requestId) return;
  throw failed.includes(0)
    ? new AcademyError(
        'AnswersChanged',
        'You changed these scores in another window. Load the page again, then make your change.',
      )
    : new AcademyError(
        'WrongStage',
        'The interview was recorded or moved meanwhile. Nothing was changed: load the page again.',
      );
}

/** The condition that an interview is still the one that was read: its time, its panel, and not recorded. */
function sameMeeting({ id, sending, interviewChanges }: Application): Write {
  return {
    update: keys.application(id),
    condition: `#status = :shortlisted AND sending = :sending AND ${asRead(interviewChanges)}`,
    names: { '#status': 'status' },
    values: {
      ':shortlisted': 'shortlisted',
      ':sending': sending,
      ...(interviewChanges === undefined ? {} : { ':meeting': interviewChanges }),
    },
  };
}

/** The condition that nobody has booked, moved, missed or reseated an interview since it was read. */
function asRead(interviewChanges: number | undefined): string {
  return interviewChanges === undefined
    ? 'attribute_not_exists(interviewChanges)'
    : 'interviewChanges = :meeting';
}

function scoreKey(application: Application, personId: string) {
  return keys.interviewScore(application.id, application.sending, roundOf(application), personId);
}
