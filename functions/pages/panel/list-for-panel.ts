import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { closesAt } from '../../domain/timetable.ts';
import { panelListPage } from '../../views/panel/list-page.ts';
import { myInterviews } from './my-interviews.ts';
import { panelRows } from './to-review.ts';

/** A panel member's home: what waits for them, in their own order, and how far they are. */
export const listForPanel: Route = async (request) => {
  const { id } = staff(request, 'panel');
  const { programme } = await currentProgramme();
  const now = request.now();
  const recorded = 'recorded' in request.query;
  // Until applications close there is nothing to open: not even how many there are is said.
  const rows = now > closesAt(programme) ? await panelRows(id) : [];
  const interviews = await myInterviews(programme, rows, { id, now });
  return {
    data: { applications: rows, interviews: interviews.booked },
    page: () => panelListPage(programme, { rows, interviews, recorded }, now),
  };
};
