import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { type TeamSession, teamSession } from '../../adapters/sessions.ts';
import { maySend } from '../../domain/may-send.ts';
import type { Programme } from '../../domain/programme.ts';

/** Whose draft is filled in, and its programme. */
export type DraftSession = TeamSession & { programme: Programme };

/**
 * Shows a page of a draft that can still be sent. Anything else is answered with the application's own page,
 * which says where it stands: the back button after sending, a page kept open over the deadline.
 */
export async function whileDraft(
  request: PageRequest,
  show: (session: DraftSession) => PageAnswer,
): Promise<PageAnswer> {
  const session = await draftSession(request);
  const { application, programme } = session;
  if (application.status === 'draft' && maySend(programme, application, request.now())) {
    return show(session);
  }
  return { data: { status: application.status }, seeOther: '/application' };
}

/**
 * Whose draft a request is about.
 * @throws AcademyError `NotSignedIn`
 */
export async function draftSession(request: PageRequest): Promise<DraftSession> {
  const session = await teamSession(request);
  const { programme } = await currentProgramme(session.application.programmeId);
  return { ...session, programme };
}
