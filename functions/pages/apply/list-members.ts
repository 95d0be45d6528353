import type { Route } from '../../adapters/http.ts';
import { membersPage } from '../../views/member-pages.ts';
import { whileDraft } from './draft-session.ts';

/** Shows the people of the team. */
export const listMembers: Route = (request) =>
  whileDraft(request, ({ programme, application, memberId, enterer }) => ({
    data: { members: application.draft.members, draftVersion: application.draftVersion },
    page: () =>
      membersPage(programme, application, { self: memberId, entering: enterer !== undefined }),
  }));
