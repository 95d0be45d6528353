import { loadCounts } from '../../adapters/counts.ts';
import type { Route } from '../../adapters/http.ts';
import { countUndelivered } from '../../adapters/ledger-due.ts';
import { loadBoard } from '../../adapters/places.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { loadRelease } from '../../adapters/release.ts';
import { staff } from '../../adapters/sessions.ts';
import { ahead, held, reserves } from '../../domain/places.ts';
import { adminQueue } from '../../domain/queue.ts';
import { adminHomePage } from '../../views/admin/home-page.ts';

/** The delivery team's home: what waits for it, and how the intake goes; a few items, whatever the size. */
export const showHome: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const now = request.now();
  const [counts, release, board, undelivered] = await Promise.all([
    loadCounts(programme.id),
    loadRelease(programme.id),
    loadBoard(programme),
    countUndelivered(),
  ]);
  const places = {
    places: board.places,
    held: held(board),
    ahead: ahead(board),
    reserves: reserves(board),
  };
  const tasks = adminQueue(programme, { counts, release, undelivered }, now);
  return {
    data: { tasks, counts, places, release },
    page: () => adminHomePage({ programme, tasks, counts, places, now }),
  };
};
