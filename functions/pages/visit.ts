import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { followLink } from './visit/follow-link.ts';
import { registerInterest } from './visit/register-interest.ts';
import { sendNewLink } from './visit/send-new-link.ts';
import { showCanApply } from './visit/show-can-apply.ts';
import { showInterest } from './visit/show-interest.ts';
import { showNewLink } from './visit/show-new-link.ts';
import { showStart } from './visit/show-start.ts';
import { showUnsubscribe } from './visit/show-unsubscribe.ts';
import { stopMessages } from './visit/stop-messages.ts';

/** What anybody can open who has no application, or has come by a link. */
export const routes = {
  'GET /': showStart,
  'GET /can-you-apply': showCanApply,
  'GET /interest': showInterest,
  'POST /interest': registerInterest,
  'GET /unsubscribe': showUnsubscribe,
  'POST /unsubscribe': stopMessages,
  'GET /new-link': showNewLink,
  'POST /new-link': sendNewLink,
  'GET /link/{secret}': followLink,
};

export const door = pageDoor('VisitPages', routes);

export const handler = door(live);
