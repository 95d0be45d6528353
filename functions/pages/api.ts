import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { changeDraft } from './api/change-draft.ts';
import { describeApi } from './api/describe-api.ts';
import { readApplication } from './api/read-application.ts';
import { sendApplication } from './api/send-application.ts';
import { startApplication } from './api/start-application.ts';

/** The same application for programs: JSON in and out, refusals as problems (RFC 9457). */
export const routes = {
  'GET /openapi.json': describeApi,
  'POST /api/applications': startApplication,
  'GET /api/application': readApplication,
  'PATCH /api/application': changeDraft,
  'POST /api/application/send': sendApplication,
};

export const door = pageDoor('Api', routes);

export const handler = door(live);
