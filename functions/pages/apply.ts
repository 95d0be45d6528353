import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { addMember } from './apply/add-member.ts';
import { followLink } from './apply/follow-link.ts';
import { removeMember } from './apply/remove-member.ts';
import { saveDraft } from './apply/save-draft.ts';
import { sendApplication } from './apply/send-application.ts';
import { showApplication } from './apply/show-application.ts';
import { showBegin } from './apply/show-begin.ts';
import { showStart } from './apply/show-start.ts';
import { startDraft } from './apply/start-draft.ts';

/** What applicants open until their application is sent, and the page that shows where it stands. */
export const routes = {
  'GET /': showStart,
  'GET /apply': showBegin,
  'POST /apply': startDraft,
  'GET /link/{secret}': followLink,
  'GET /application': showApplication,
  'POST /application/draft': saveDraft,
  'POST /application/members': addMember,
  'POST /application/members/remove': removeMember,
  'POST /application/send': sendApplication,
};

export const door = pageDoor('ApplyPages', routes);

export const handler = door(live);
