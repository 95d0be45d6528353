import { listSummaries } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { loadBoard } from '../../adapters/places.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { listOutcomes, loadRelease } from '../../adapters/release.ts';
import { staff } from '../../adapters/sessions.ts';
import { ahead, held, reserves } from '../../domain/places.ts';
import { hasQuorum, scoredSeats, whatBlocksRelease } from '../../domain/release.ts';
import { adminListPage } from '../../views/admin-list-page.ts';

/** The delivery team's home: every application, the board of places, and the release. */
export const listForAdmin: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const [applications, outcomes, release, board] = await Promise.all([
    listSummaries(programme.id),
    listOutcomes(programme.id),
    loadRelease(programme.id),
    loadBoard(programme),
  ]);
  const byId = new Map(outcomes.map((outcome) => [outcome.applicationId, outcome]));
  const rows = applications.map((application) => ({
    id: application.id,
    reference: application.reference,
    teamName: application.draft.teamName,
    status: application.status,
    scores: scoredSeats(application).length,
    quorum: hasQuorum(programme, application),
    outcome: byId.get(application.id)?.outcome,
  }));
  const places = {
    places: board.places,
    held: held(board),
    ahead: ahead(board),
    reserves: reserves(board),
  };
  const blocks = whatBlocksRelease(programme, applications, outcomes);
  return {
    data: { applications: rows, places, release: { ...release, blocks } },
    page: () =>
      adminListPage({
        programme,
        rows,
        places,
        release,
        blocks,
        now: request.now(),
        requestId: request.newId(),
      }),
  };
};
