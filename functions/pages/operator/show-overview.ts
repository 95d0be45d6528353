import { loadCounts } from '../../adapters/counts.ts';
import { loadFailures } from '../../adapters/failures.ts';
import type { Route } from '../../adapters/http.ts';
import { loadBoard } from '../../adapters/places.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { waitingByGate } from '../../domain/waiting.ts';
import { operatorOverviewPage } from '../../views/operator/overview-page.ts';
import { loadDates } from './load-dates.ts';
import { loadDecisions } from './load-decisions.ts';
import { loadMail } from './load-mail.ts';

/** The operators' first page: what needs them, and where executions wait. */
export const showOverview: Route = async (request) => {
  staff(request, 'operator');
  const { programme } = await currentProgramme();
  const now = request.now();
  const [counts, board, failures, decisions, dates, mail] = await Promise.all([
    loadCounts(programme.id),
    loadBoard(programme),
    loadFailures(),
    loadDecisions(programme, now),
    loadDates(programme, now),
    loadMail(programme),
  ]);
  const needs = {
    failures: failures?.filter(({ aftermath }) => aftermath === 'needs-restart').length,
    stuck: decisions.stuck.length + decisions.unstarted.length + (decisions.unreleased ? 1 : 0),
    lateDates: dates.late.length,
    lagging: dates.timers.filter((timer) => 'behindSince' in timer).length,
    mails: mail.failed.reduce((sum, { count }) => sum + count, 0),
  };
  const waiting = waitingByGate(counts, board);
  const inCohort = counts['status.in-cohort'] ?? 0;
  return {
    data: { now, needs, waiting, inCohort },
    page: () => operatorOverviewPage({ programme, now, needs, waiting, inCohort }),
  };
};
