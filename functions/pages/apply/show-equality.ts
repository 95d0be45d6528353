import { hasAnsweredEquality } from '../../adapters/equality.ts';
import type { Route } from '../../adapters/http.ts';
import { asksEquality } from '../../domain/equality.ts';
import { equalityPage } from '../../views/equality-page.ts';
import { draftSession } from './draft-session.ts';

/** Shows the optional questions about the person at the link, once the application has been sent. */
export const showEquality: Route = async (request) => {
  const { programme, application, memberId } = await draftSession(request);
  const link = { applicationId: application.id, memberId };
  const mayAnswer =
    asksEquality(programme, application, request.now()) && !(await hasAnsweredEquality(link));
  if (!mayAnswer) return { data: { mayAnswer }, seeOther: '/application/sent' };
  const requestId = request.newId();
  return {
    data: { mayAnswer, questions: programme.equality.questions },
    page: () => equalityPage(programme, { problems: [], typed: {}, requestId }),
  };
};
