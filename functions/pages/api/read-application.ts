import { releasedFeedback } from '../../adapters/feedback.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { etagOf, shown } from '../../domain/api/answers.ts';

/** Where the application of the token stands. */
export const readApplication: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const feedback = await releasedFeedback(application);
  return {
    data: shown(programme, application, feedback),
    headers: { etag: etagOf(application) },
  };
};
