import { loadGate } from '../../adapters/decisions.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import type { Application } from '../../domain/application.ts';
import { whatAPersonShouldLookAt, whatBlocksSending } from '../../domain/check-application.ts';
import type { GateName } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { closesAt } from '../../domain/timetable.ts';
import { type DraftContext, draftPage, unsentPage } from '../../views/draft-page.ts';
import { statusPage } from '../../views/team-pages.ts';

/** Shows a team its draft, or where its application stands. */
export const showApplication: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const { id, status, reference, draftVersion, draft, offerExpiresAt } = application;
  if (status === 'draft') {
    const missing = whatBlocksSending(programme, draft);
    return {
      data: { applicationId: id, status, reference, draftVersion, draft, missing },
      page: () => renderDraft(programme, application, request),
    };
  }
  const feedback = await releasedFeedback(application);
  const view = { application, programme, now: request.now(), requestId: request.newId() };
  return {
    data: { applicationId: id, status, reference, offerExpiresAt, feedback },
    page: () => statusPage(feedback ? { ...view, feedback } : view),
  };
};

/** The draft's page, with the problems of what was just tried and what was typed; after the deadline, what is kept. */
export function renderDraft(
  programme: Programme,
  application: Application,
  request: PageRequest,
  tried: Pick<DraftContext, 'problems' | 'theirs'> = { problems: [] },
): string {
  if (request.now() > closesAt(programme)) return unsentPage(programme, application);
  return draftPage(programme, application, {
    ...tried,
    typed: request.input,
    missing: whatBlocksSending(programme, application.draft),
    findings: whatAPersonShouldLookAt(programme, application.draft),
    saved: 'saved' in request.query,
    requestId: request.newId(),
  });
}

/** Feedback stands on a gate only once its decision has been made, which is after the release. */
async function releasedFeedback(application: Application): Promise<string | undefined> {
  const gates: Partial<Record<Application['status'], GateName[]>> = {
    'not-shortlisted': ['shortlist'],
    reserve: ['shortlist'],
    'not-recommended': ['interview'],
    'did-not-attend': ['interview'],
    'not-selected': ['acceptance-reserve', 'shortlist-reserve'],
  };
  for (const gate of gates[application.status] ?? []) {
    const reason = (await loadGate(application.id, application.sending, gate))?.decision?.reason;
    if (reason) return reason;
  }
  return undefined;
}
