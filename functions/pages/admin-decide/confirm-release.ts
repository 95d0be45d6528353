import { listSummaries } from '../../adapters/application-lists.ts';
import type { Route } from '../../adapters/http.ts';
import { listOutcomes } from '../../adapters/outcomes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { confirmRelease as confirm } from '../../adapters/release.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { whatBlocksRelease } from '../../domain/release.ts';
import { refuseBeforeClosing } from '../../domain/review.ts';
import { holdUntil, shortlistAt } from '../../domain/timetable.ts';

/**
 * Confirms the one release of outcomes, in the version that the admin saw. It takes effect at the
 * announced date, or after the hold when that has passed; until then it can be undone.
 */
export const confirmRelease: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  const now = request.now();
  refuseBeforeClosing(programme, now);
  const version = Number(request.input['version']);
  if (!Number.isInteger(version)) {
    throw new AcademyError(
      'InputInvalid',
      'Say which version of the outcomes you release. Load the page again.',
    );
  }
  const [applications, outcomes] = await Promise.all([
    listSummaries(programme.id, 'submitted'),
    listOutcomes(programme.id),
  ]);
  const blocks = whatBlocksRelease(programme, applications, outcomes);
  if (blocks.length > 0) {
    const problems = blocks.map((message) => ({ field: 'release', message }));
    throw new AcademyError(
      'ReleaseIncomplete',
      'The outcomes cannot be released yet. Nothing was released.',
      problems,
    );
  }
  const earliest = holdUntil(programme, now);
  const at = earliest > shortlistAt(programme) ? earliest : shortlistAt(programme);
  const { requestId, newId } = request;
  const release = await confirm(programme.id, { version, at, by, requestId, now, newId });
  return {
    data: { at: release.confirmed?.at, version: release.version },
    seeOther: '/admin/shortlist',
  };
};
