import type { Route } from '../../adapters/http.ts';
import { removeMemberPage } from '../../views/member-pages.ts';
import { whileDraft } from './draft-session.ts';
import { memberNamed } from './member-named.ts';

/** Asks whether a member should be removed; only the POST that follows does it. */
export const confirmRemoval: Route = (request) =>
  whileDraft(request, ({ programme, application }) => {
    const member = memberNamed(request, application);
    return { data: { member }, page: () => removeMemberPage(programme, member, request.newId()) };
  });
