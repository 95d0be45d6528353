import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { saveMember as save } from '../../adapters/save-member.ts';
import { TEAM_COOKIE } from '../../adapters/sessions.ts';
import type { Application, Member } from '../../domain/application.ts';
import { isNamed } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import type { LabelledClash } from '../../views/clash-banner.ts';
import { type MemberContext, memberPage } from '../../views/member-pages.ts';
import { type DraftSession, draftSession } from './draft-session.ts';

/** Adds somebody to the team, or changes their details; whoever is new gets a link of their own. */
export const saveMember: Route = async (request) => {
  const session = await draftSession(request);
  const known = session.application.draft.members.find(({ id }) => id === request.params['member']);
  try {
    const { application, member, clashes, secret } = await save(session, request, known);
    if (clashes.length > 0) return showBoth(request, session, { application, member, clashes });
    return {
      status: known ? 200 : 201,
      data: { memberId: member.id, draftVersion: application.draftVersion },
      seeOther: '/application/members',
      ...(secret ? { cookie: `${TEAM_COOKIE}=${secret}` } : {}),
    };
  } catch (error) {
    if (isNamed(error, 'NotFound')) throw error;
    return askAgain(error, (problems) =>
      memberPage(session.programme, session.application, known, {
        ...contextOf(request, session),
        problems,
      }),
    );
  }
};

function showBoth(
  request: PageRequest,
  session: DraftSession,
  {
    application,
    member,
    clashes,
  }: { application: Application; member: Member; clashes: LabelledClash[] },
): PageAnswer {
  const detail = 'Somebody else changed this person’s details meanwhile. Nothing was saved yet.';
  return {
    status: 409,
    data: { type: 'about:blank', title: 'AnswersChanged', status: 409, detail, problems: [] },
    page: () =>
      memberPage(session.programme, application, member, {
        ...contextOf(request, session),
        clashes,
      }),
  };
}

function contextOf(
  { input, newId }: PageRequest,
  { memberId, enterer }: DraftSession,
): MemberContext {
  return {
    ...{ self: memberId, entering: enterer !== undefined, requestId: newId() },
    ...{ problems: [], typed: input, clashes: [] },
  };
}
