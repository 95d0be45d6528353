import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { closeReserve } from './admin-decide/close-reserve.ts';
import { confirmRelease } from './admin-decide/confirm-release.ts';
import { correctOutcome } from './admin-decide/correct-outcome.ts';
import { graduateTeam } from './admin-decide/graduate-team.ts';
import { holdInReserve } from './admin-decide/hold-in-reserve.ts';
import { makeOffer } from './admin-decide/make-offer.ts';
import { recordLeaving } from './admin-decide/record-leaving.ts';
import { setOutcome } from './admin-decide/set-outcome.ts';
import { setOutcomes } from './admin-decide/set-outcomes.ts';
import { undoRelease } from './admin-decide/undo-release.ts';

/** What the delivery team decides. */
export const routes = {
  'POST /admin/applications/{id}/outcome': setOutcome,
  'POST /admin/applications/{id}/correct': correctOutcome,
  'POST /admin/shortlist/outcomes': setOutcomes,
  'POST /admin/release': confirmRelease,
  'POST /admin/release/undo': undoRelease,
  'POST /admin/applications/{id}/offer': makeOffer,
  'POST /admin/applications/{id}/hold': holdInReserve,
  'POST /admin/applications/{id}/close': closeReserve,
  'POST /admin/applications/{id}/leave': recordLeaving,
  'POST /admin/applications/{id}/graduate': graduateTeam,
};

export const door = pageDoor('AdminDecidePages', routes, adminWaiting);

export const handler = door(live);
