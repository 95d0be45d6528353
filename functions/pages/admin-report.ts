import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { exportApplications } from './admin-report/export-applications.ts';
import { exportDecisions, exportDecisionsWhole } from './admin-report/export-decisions.ts';
import { exportMembers } from './admin-report/export-members.ts';
import { showHistory } from './admin-report/show-history.ts';
import { showReport } from './admin-report/show-report.ts';

/** What the delivery team takes along as files, the counts of the equality form, the programme's history. */
export const routes = {
  'GET /admin/report': showReport,
  'GET /admin/report/applications.csv': exportApplications,
  'GET /admin/report/members.csv': exportMembers,
  'GET /admin/report/decisions.csv': exportDecisions,
  'GET /admin/report/decisions.json': exportDecisionsWhole,
  'GET /admin/report/history': showHistory,
};

export const door = pageDoor('AdminReportPages', routes, adminWaiting);

export const handler = door(live);
