import type { Route } from '../../adapters/http.ts';
import { memberPage } from '../../views/member-pages.ts';
import { whileDraft } from './draft-session.ts';
import { memberNamed } from './member-named.ts';

/** Shows the details of a member, or those to be filled in for somebody new. */
export const showMember: Route = (request) =>
  whileDraft(request, ({ programme, application, memberId, enterer }) => {
    const isNew = request.params['member'] === 'new';
    const member = isNew ? undefined : memberNamed(request, application);
    return {
      data: { member },
      page: () =>
        memberPage(programme, application, member, {
          ...{ self: memberId, entering: enterer !== undefined, requestId: request.newId() },
          ...{ problems: [], typed: {}, clashes: [] },
        }),
    };
  });
