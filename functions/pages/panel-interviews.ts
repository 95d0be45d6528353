import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { panelWaiting } from '../adapters/panel-waiting.ts';
import { recordInterview } from './panel-interviews/record-interview.ts';
import { scoreInterview } from './panel-interviews/score-interview.ts';
import { showInterview } from './panel-interviews/show-interview.ts';

/** A team's interview for those who meet it: when it is, what each thinks of it, and how it ended. */
export const routes = {
  'GET /panel/applications/{id}/interview': showInterview,
  'POST /panel/applications/{id}/interview-scores': scoreInterview,
  'POST /panel/applications/{id}/interview': recordInterview,
};

export const door = pageDoor('PanelInterviewPages', routes, panelWaiting);

export const handler = door(live);
