import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { panelWaiting } from '../adapters/panel-waiting.ts';
import { abstain } from './panel/abstain.ts';
import { declareConflict } from './panel/declare-conflict.ts';
import { goToNext } from './panel/go-to-next.ts';
import { listForPanel } from './panel/list-for-panel.ts';
import { scoreApplication } from './panel/score-application.ts';
import { showForReview } from './panel/show-for-review.ts';

/** What panel members open: their list, one application, and what they say about it. */
export const routes = {
  'GET /panel': listForPanel,
  'GET /panel/next': goToNext,
  'GET /panel/applications/{id}': showForReview,
  'POST /panel/applications/{id}/conflict': declareConflict,
  'POST /panel/applications/{id}/scores': scoreApplication,
  'POST /panel/applications/{id}/abstain': abstain,
};

export const door = pageDoor('PanelPages', routes, panelWaiting);

export const handler = door(live);
