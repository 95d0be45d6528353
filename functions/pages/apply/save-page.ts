import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { saveTyped } from '../../adapters/save-typed.ts';
import { typedIn } from '../../adapters/typed-input.ts';
import type { Application } from '../../domain/application.ts';
import { answerProblems } from '../../domain/form/answers.ts';
import { type FieldPage, readField } from '../../domain/form/fields.ts';
import type { Clash } from '../../domain/form/merge.ts';
import { maySend } from '../../domain/may-send.ts';
import { fieldPage } from '../../views/field-page.ts';
import { type DraftSession, draftSession } from './draft-session.ts';
import { pageNamed } from './page-named.ts';

/**
 * Saves a page as far as it has got, also over the deadline: nothing that was typed is lost. Then it says
 * what is missing or wrong, unless the team wants to come back to it.
 */
export const savePage: Route = async (request) => {
  const session = await draftSession(request);
  const page = pageNamed(request, session);
  const typed = typedIn(page.fields, request.input);
  const { application, clashes } = await saveTyped(session.application, typed, {
    by: session.by,
    now: request.now(),
  });
  const problems = page.fields.flatMap(({ name, asked }) =>
    answerProblems(asked, readField(application.draft, name), name),
  );
  const again = { page, application, clashes, problems };
  if (clashes.length > 0) return asksAgain(request, session, { ...again, status: 409 });
  const isOver = !maySend(session.programme, application, request.now());
  if (problems.length > 0 && request.input['later'] === undefined && !isOver) {
    return asksAgain(request, session, { ...again, status: 422 });
  }
  const { draftVersion } = application;
  const back = request.input['from'] === 'check' ? '/application/check' : '/application?saved';
  return { data: { draftVersion, problems }, seeOther: back };
};

type Again = {
  page: FieldPage;
  application: Application;
  clashes: Clash[];
  problems: { field: string; message: string }[];
  status: 409 | 422;
};

function asksAgain(
  { input }: PageRequest,
  { programme, enterer }: DraftSession,
  { page, application, clashes, problems, status }: Again,
): PageAnswer {
  const title = status === 409 ? 'AnswersChanged' : 'InputInvalid';
  const detail =
    status === 409
      ? 'Somebody else changed these answers meanwhile. Everything else is saved.'
      : 'What you wrote is saved. Something is still missing or has to be corrected.';
  const shown = status === 409 ? [] : problems;
  return {
    status,
    data: { type: 'about:blank', title, status, detail, problems: shown, clashes },
    page: () =>
      fieldPage(programme, application, page, {
        ...{ problems: shown, clashes, entering: enterer !== undefined },
        fromCheck: input['from'] === 'check',
      }),
  };
}
