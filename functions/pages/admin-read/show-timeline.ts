import { loadRecord } from '../../adapters/application-record.ts';
import { noSuchApplication } from '../../adapters/applications.ts';
import { loadProgrammeAudit } from '../../adapters/audit.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationIdOf, staff } from '../../adapters/sessions.ts';
import { momentsOf, plainMoment, releaseOf } from '../../domain/moments.ts';
import { timelinePage } from '../../views/admin/timeline-page.ts';

/** Everything that happened to one application, with its mails and its release. */
export const showTimeline: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const [{ application, audit, mails }, programmeAudit] = await Promise.all([
    loadRecord(applicationIdOf(request)),
    loadProgrammeAudit(programme.id),
  ]);
  if (application.programmeId !== programme.id) throw noSuchApplication();
  const moments = momentsOf([...audit, ...releaseOf(programmeAudit, audit)], mails);
  return {
    data: { moments: moments.map(plainMoment) },
    page: () => timelinePage(programme, application, moments),
  };
};
