import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { answerOffer } from './team/answer-offer.ts';
import { leaveCohort } from './team/leave-cohort.ts';
import { showApplication } from './team/show-application.ts';
import { showWithdraw } from './team/show-withdraw.ts';
import { takeBack } from './team/take-back.ts';
import { withdraw } from './team/withdraw.ts';

/** A team's application as a whole: where it stands, and what is decided about it after it has been sent. */
export const routes = {
  'GET /application': showApplication,
  'POST /application/take-back': takeBack,
  'GET /application/withdraw': showWithdraw,
  'POST /application/withdraw': withdraw,
  'POST /application/answer': answerOffer,
  'POST /application/leave': leaveCohort,
};

export const door = pageDoor('TeamPages', routes);

export const handler = door(live);
