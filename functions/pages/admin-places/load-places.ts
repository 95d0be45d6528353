import { loadApplications } from '../../adapters/applications.ts';
import type { PageRequest } from '../../adapters/http.ts';
import { loadBoard } from '../../adapters/places.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { boardView, teamsOf } from '../../domain/board-view.ts';

/** The board of places with the teams that it shows, and nothing else. */
export async function loadPlaces({ now }: PageRequest) {
  const { programme } = await currentProgramme();
  const board = await loadBoard(programme);
  const applications = await loadApplications(teamsOf(board));
  return { programme, board: boardView(programme, board, applications, now()) };
}
