import { refuseOtherVersion } from '../../adapters/api-request.ts';
import { changeDraft as change } from '../../adapters/change-draft.ts';
import type { Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { etagOf, shown } from '../../domain/api/answers.ts';
import { draftChanges } from '../../domain/api/draft-changes.ts';

/** Changes the draft of the token, based on the version that the client has seen. */
export const changeDraft: Route = async (request) => {
  const session = await teamSession(request);
  const { programme } = await currentProgramme(session.application.programmeId);
  refuseOtherVersion(session.application, request);
  const changes = draftChanges(programme).safeParse(request.input);
  if (!changes.success) throw invalid(changes.error);
  const changed = await change(session, changes.data, request);
  return { data: shown(programme, changed), headers: { etag: etagOf(changed) } };
};
