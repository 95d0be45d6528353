import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { checkAnswers } from './send/check-answers.ts';
import { sendApplication } from './send/send-application.ts';
import { showSent } from './send/show-sent.ts';

/** Checking all answers, sending them, and the confirmation. */
export const routes = {
  'GET /application/check': checkAnswers,
  'POST /application/send': sendApplication,
  'GET /application/sent': showSent,
};

export const door = pageDoor('SendPages', routes);

export const handler = door(live);
