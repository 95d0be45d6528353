import * as z from 'zod/mini';
import { idempotencyKey, refuseOtherVersion } from '../../adapters/api-request.ts';
import type { Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { sendApplication as send } from '../../adapters/send-application.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { etagOf, shown } from '../../domain/api/answers.ts';
import { consents } from '../../domain/api/draft-changes.ts';

/** Sends the application of the token, with the consents that come along. */
export const sendApplication: Route = async (request) => {
  const session = await teamSession(request);
  const requestId = idempotencyKey(request);
  const current = await currentProgramme(session.application.programmeId);
  const { programme } = current;
  const isDraft = session.application.status === 'draft';
  if (isDraft && request.headers['if-match'] !== undefined) {
    refuseOtherVersion(session.application, request);
  }
  const body = z.strictObject({ consents: z.optional(consents(programme)) });
  const parsed = body.safeParse(request.input);
  if (!parsed.success) throw invalid(parsed.error);
  const { application, by } = session;
  const named = { ...request, requestId };
  const sent = await send(application, by, current, named, parsed.data.consents);
  return { data: shown(programme, sent), headers: { etag: etagOf(sent) } };
};
