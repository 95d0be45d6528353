import { loadCounts } from '../../adapters/counts.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { whereIsTimeline } from '../../adapters/whereabouts.ts';
import { datesPage } from '../../views/operator/dates-page.ts';
import { loadDates } from './load-dates.ts';

/** The academy's clock: what is told next, how far the timers are, the programme's timeline. */
export const showDates: Route = async (request) => {
  staff(request, 'operator');
  const { programme } = await currentProgramme();
  const now = request.now();
  const [dates, timeline, counts] = await Promise.all([
    loadDates(programme, now),
    whereIsTimeline(`programme/${programme.id}`),
    loadCounts(programme.id),
  ]);
  const inCohort = counts['status.in-cohort'] ?? 0;
  return {
    data: { now, ...dates, executions: timeline?.executions ?? null, inCohort },
    page: () =>
      datesPage({
        ...{ programme, now, timeline, inCohort, ...dates },
        ...{ problems: [], typed: {}, requestId: request.newId() },
      }),
  };
};
