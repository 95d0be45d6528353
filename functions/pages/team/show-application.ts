import { hasAnsweredEquality } from '../../adapters/equality.ts';
import { releasedFeedback } from '../../adapters/feedback.ts';
import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { type TeamSession, teamSession } from '../../adapters/sessions.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
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

async function showStatus(
  { now, newId }: PageRequest,
  { application, memberId }: TeamSession,
  programme: Programme,
): Promise<PageAnswer> {
  const { id: applicationId, status, reference, offerExpiresAt } = application;
  const [feedback, answered] = await Promise.all([
    releasedFeedback(application),
    hasAnsweredEquality({ applicationId, memberId }),
  ]);
  const mayAnswerEquality = !answered && programme.equality.questions.length > 0;
  const view = { application, programme, now: now(), requestId: newId(), mayAnswerEquality };
  return {
    data: { applicationId, status, reference, offerExpiresAt, feedback },
    page: () => statusPage(feedback ? { ...view, feedback } : view),
  };
}
