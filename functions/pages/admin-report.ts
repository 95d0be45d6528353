import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { exportApplications } from './admin-report/export-applications.ts';
import { exportMembers } from './admin-report/export-members.ts';
import { showReport } from './admin-report/show-report.ts';

/** What the delivery team takes along: the applications as files, and the counts of the equality form. */
export const routes = {
  'GET /admin/report': showReport,
  'GET /admin/report/applications.csv': exportApplications,
  'GET /admin/report/members.csv': exportMembers,
};

export const door = pageDoor('AdminReportPages', routes);

export const handler = door(live);
