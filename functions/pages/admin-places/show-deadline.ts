import type { PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import { offersEnd } from '../../domain/timetable.ts';
import { deadlinePage } from '../../views/admin/deadline-page.ts';

/** The form that moves the end of an open offer. */
export const showDeadline: Route = async (request) => {
  staff(request, 'admin');
  const { application, programme, render } = await deadlineAgain(request);
  const { id, offerExpiresAt } = application;
  return { data: { id, offerExpiresAt, last: offersEnd(programme) }, page: () => render([]) };
};

/** The form with what was typed; there is none where no offer is open. */
export async function deadlineAgain(request: PageRequest) {
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  if (application.status !== 'offered') {
    throw new AcademyError(
      'WrongStage',
      `There is no open offer whose end could be moved: the application ${STATUS_WORDS[application.status]}.`,
    );
  }
  const render = (problems: Problem[]) =>
    deadlinePage(programme, application, {
      problems,
      typed: problems.length > 0 ? request.input : {},
      requestId: request.newId(),
    });
  return { application, programme, render };
}
