import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { answerEquality } from './apply/answer-equality.ts';
import { confirmRemoval } from './apply/confirm-removal.ts';
import { listMembers } from './apply/list-members.ts';
import { removeMember } from './apply/remove-member.ts';
import { saveMember } from './apply/save-member.ts';
import { savePage } from './apply/save-page.ts';
import { showBegin } from './apply/show-begin.ts';
import { showEquality } from './apply/show-equality.ts';
import { showMember } from './apply/show-member.ts';
import { showPage } from './apply/show-page.ts';
import { startDraft } from './apply/start-draft.ts';

/** What applicants fill in, page by page. */
export const routes = {
  'GET /apply': showBegin,
  'POST /apply': startDraft,
  'GET /application/pages/{page}': showPage,
  'POST /application/pages/{page}': savePage,
  'GET /application/members': listMembers,
  'GET /application/members/{member}': showMember,
  'POST /application/members/{member}': saveMember,
  'GET /application/members/{member}/remove': confirmRemoval,
  'POST /application/members/{member}/remove': removeMember,
  'GET /application/equality': showEquality,
  'POST /application/equality': answerEquality,
};

export const door = pageDoor('ApplyPages', routes);

export const handler = door(live);
