import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { undoRelease as undo } from '../../adapters/release.ts';
import { staff } from '../../adapters/sessions.ts';
import { shortlistAt } from '../../domain/timetable.ts';

/** Takes the confirmation of the release back, until its instant. */
export const undoRelease: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  await undo(programme, by, shortlistAt(programme), request);
  return { data: { confirmed: false }, seeOther: '/admin/shortlist' };
};
