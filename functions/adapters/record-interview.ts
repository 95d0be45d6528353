import * as z from 'zod/mini';
import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import {
  hasAnotherChance,
  type Meeting,
  missingScores,
  type Recorded,
  recordProblems,
  refuseAtMeeting,
} from '../domain/interviews.ts';
import { withoutTeam } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { teamMails } from '../domain/team-mails.ts';
import { holdUntil } from '../domain/timetable.ts';
import { giveAnotherChance } from './another-chance.ts';
import type { Plan } from './decisions.ts';
import { loadMeeting } from './interviews.ts';
import { invalid, invalidInput } from './invalid-input.ts';
import { decideAndSignal } from './signals.ts';

const text = (name: string) =>
  z._default(z.string().check(z.trim(), z.maxLength(3000, `Shorten the ${name}`)), '');

const Input = z.object({
  outcome: z.enum(
    ['recommend', 'not-recommend', 'miss-interview', 'another-chance'],
    'Choose an outcome',
  ),
  reasons: z.prefault(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(1, 'Enter the reasons'),
        z.maxLength(3000, 'Shorten the reasons'),
      ),
    '',
  ),
  unscored: text('reason'),
  feedback: text('feedback'),
  /** How often the interview had changed when the form was shown. */
  meeting: z.optional(z.coerce.number()),
});

/** How an interview ended, as somebody of the panel or the delivery team records it. */
export type Recording = {
  applicationId: string;
  /** As the door has just read it. */
  found?: Application;
  input: Record<string, unknown>;
  by: Actor;
  requestId: string;
  now: string;
  newId: () => string;
};

/**
 * Records how an interview ended, with the reasons; a team that is not recommended gets feedback, after
 * the hold. Who did not come may get another chance, which decides nothing.
 * @throws AcademyError `InputInvalid`, `WrongStage`, `NotAllowed`, `ConflictDeclared`, `AnswersChanged`,
 *   `AlreadyDecided`, `TableBusy`
 */
export async function recordInterview(recording: Recording): Promise<Application> {
  const parsed = Input.safeParse(recording.input);
  if (!parsed.success) throw invalid(parsed.error);
  const { meeting: shown, ...recorded } = parsed.data;
  const refuse = (programme: Programme, application: Application, meeting: Meeting) =>
    refuseRecording(programme, application, { meeting, recorded, shown, recording });
  if (recorded.outcome === 'another-chance') {
    return giveAnotherChance({ ...recording, recorded, refuse });
  }
  const { outcome, reasons, unscored, feedback } = recorded;
  return decideAndSignal({
    ...recording,
    event: outcome,
    reason: feedback,
    internal: reasons,
    details: { ...(feedback ? { feedback } : {}), ...(unscored ? { unscored } : {}) },
    plan: async (before, programme) => {
      refuse(programme, before, await loadMeeting(before));
      return interviewPlan(before, recorded, holdUntil(programme, recording.now));
    },
  });
}

function refuseRecording(
  programme: Programme,
  application: Application,
  asked: { meeting: Meeting; recorded: Recorded; shown: number | undefined; recording: Recording },
): void {
  const { meeting, recorded, shown, recording } = asked;
  const { by, now } = recording;
  if (application.reviews[by.id]?.state === 'conflict') {
    throw new AcademyError(
      'ConflictDeclared',
      'You declared a conflict of interest with this application, so somebody else records it.',
    );
  }
  refuseAtMeeting(programme, application, meeting, { ...by, now });
  if (shown !== undefined && shown !== (application.interviewChanges ?? 0)) {
    throw new AcademyError(
      'AnswersChanged',
      'The interview was moved or recorded after you opened the form. Load the page again.',
    );
  }
  const problems = recordProblems(
    recorded,
    missingScores(programme, application, meeting),
    hasAnotherChance(programme, application),
  );
  if (problems.length > 0) throw invalidInput(problems);
}

function interviewPlan(before: Application, recorded: Recorded, sendAt: string): Plan {
  const { outcome, feedback } = recorded;
  if (outcome === 'recommend') return { changes: { interviewed: true } };
  const kind = outcome === 'not-recommend' ? 'interview-not-recommended' : 'interview-missed';
  return {
    changes: { interviewed: true },
    board: (board) => withoutTeam(board, before.id),
    mails: teamMails(before, { kind, occasion: 'interviewed', facts: { feedback }, sendAt }),
  };
}
