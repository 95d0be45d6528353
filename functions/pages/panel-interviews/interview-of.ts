import type { PageRequest } from '../../adapters/http.ts';
import { loadMeeting } from '../../adapters/interviews.ts';
import type { Opened } from '../../adapters/open-for-review.ts';
import type { Problem } from '../../domain/errors.ts';
import {
  hasAnotherChance,
  hasBegun,
  missingScores,
  sitsAt,
  submitted,
} from '../../domain/interviews.ts';
import { type InterviewView, interviewPage } from '../../views/panel/interview-page.ts';

/**
 * A team's interview as one panel member may see it: others' scores only after their own, and by seat.
 */
export async function interviewOf(
  request: PageRequest,
  { programme, application, by }: Opened,
): Promise<InterviewView> {
  const { id, reference, status, draft, interviewChanges = 0 } = application;
  const meeting = await loadMeeting(application);
  const { slot } = meeting;
  const own = meeting.scores.find(({ reviewerId }) => reviewerId === by.id);
  const others = own?.scoredAt
    ? submitted(meeting).filter(({ reviewerId }) => reviewerId !== by.id)
    : [];
  const sits = sitsAt(meeting, by.id);
  return {
    ...{ id, reference, status, sits, own, meeting: interviewChanges },
    ...(slot && sits
      ? { teamName: draft.teamName, startsAt: slot.startsAt, place: slot.place }
      : {}),
    panel: slot?.panel.map(({ name }) => name) ?? [],
    begun: hasBegun(slot, request.now()),
    others: others.map(({ seat, scores, comments }) => ({ seat, scores, comments })),
    missing: missingScores(programme, application, meeting),
    mayHaveAnother: hasAnotherChance(programme, application),
  };
}

/** The page of an interview with what was typed and what is wrong with it. */
export async function showAgain(
  request: PageRequest,
  opened: Opened,
): Promise<(problems: Problem[]) => string> {
  const interview = await interviewOf(request, opened);
  const typed = request.input;
  const requestId = request.newId();
  return (problems) => interviewPage(opened.programme, interview, { requestId, problems, typed });
}
