import { idempotencyKey } from '../../adapters/api-request.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { startDraft } from '../../adapters/start-draft.ts';
import { starterFrom } from '../../adapters/start-input.ts';
import { etagOf } from '../../domain/api/answers.ts';
import { refuseUnlessOpen } from '../../domain/may-send.ts';

/** Starts an application; the answer holds the token by which it is changed and sent. */
export const startApplication: Route = async (request) => {
  const current = await currentProgramme();
  refuseUnlessOpen(current.programme, request.now());
  const requestId = idempotencyKey(request);
  const starter = starterFrom(request.input);
  const { application, secret } = await startDraft(current, starter, { ...request, requestId });
  const { id: applicationId, reference } = application;
  return {
    status: 201,
    data: { applicationId, reference, token: secret },
    headers: { etag: etagOf(application) },
  };
};
