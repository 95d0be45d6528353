import { hasAnsweredEquality } from '../../adapters/equality.ts';
import { releasedFeedback } from '../../adapters/feedback.ts';
import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { type TeamSession, teamSession } from '../../adapters/sessions.ts';
import { findSlot } from '../../adapters/slots.ts';
import type { Application } from '../../domain/application.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { asksEquality } from '../../domain/equality.ts';
import { maySend } from '../../domain/may-send.ts';
import type { Programme } from '../../domain/programme.ts';
import { taskListPage } from '../../views/task-list-page.ts';
import { statusPage } from '../../views/team-pages.ts';
import { unsentPage } from '../../views/unsent-page.ts';

/** Shows a team the tasks of its draft, or where its application stands. */
export const showApplication: Route = async (request) => {
  const session = await teamSession(request);
  const { programme } = await currentProgramme(session.application.programmeId);
  return session.application.status === 'draft'
    ? showDraft(request, session, programme)
    : showStatus(request, session, programme);
};

function showDraft(
  { now, query }: PageRequest,
  { application, enterer }: TeamSession,
  programme: Programme,
): PageAnswer {
  const { id, status, reference, draftVersion, draft } = application;
  const missing = whatBlocksSending(programme, draft);
  const saved = 'saved' in query;
  const entering = enterer !== undefined;
  return {
    data: { applicationId: id, status, reference, draftVersion, draft, missing },
    page: () =>
      maySend(programme, application, now())
        ? taskListPage(programme, application, { saved, entering })
        : unsentPage(programme, application, saved),
  };
}

/** When and where a team meets the panel, while that is to come; with whom is not for it to see. */
async function interviewOf({ programmeId, status, slotId }: Application) {
  const slot = status === 'shortlisted' && slotId ? await findSlot(programmeId, slotId) : undefined;
  return slot && { startsAt: slot.startsAt, place: slot.place };
}

async function showStatus(
  { now, newId }: PageRequest,
  { application, memberId }: TeamSession,
  programme: Programme,
): Promise<PageAnswer> {
  const { id: applicationId, status, reference, offerExpiresAt } = application;
  const [feedback, interview, answered] = await Promise.all([
    releasedFeedback(application),
    interviewOf(application),
    hasAnsweredEquality({ applicationId, memberId }),
  ]);
  const mayAnswerEquality = !answered && asksEquality(programme, application, now());
  const view = { application, programme, now: now(), requestId: newId(), mayAnswerEquality };
  return {
    data: { applicationId, status, reference, offerExpiresAt, interview, feedback },
    page: () =>
      statusPage({
        ...view,
        ...(feedback ? { feedback } : {}),
        ...(interview ? { interview } : {}),
      }),
  };
}
