import { asSeen, loadApplication, saveDraft } from '../../adapters/applications.ts';
import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import type { Application, Draft } from '../../domain/application.ts';
import { type AcademyError, isNamed } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { askAgain } from '../../views/ask-again.ts';
import { isWholeForm, readDraft } from './read-form.ts';
import { renderDraft } from './show-application.ts';

/** Whose draft is changed, and by what. */
export type Change = { programme: Programme; application: Application; request: PageRequest };

/**
 * Saves what was typed, changed further by `also`, and goes on with what is saved. Where it cannot be
 * saved, a browser gets the form back with all that was typed.
 */
export async function saveTyped(
  change: Change,
  also: (draft: Draft) => Draft,
  then: (saved: Application) => Promise<PageAnswer> | PageAnswer,
): Promise<PageAnswer> {
  const { programme, application, request } = change;
  let saved: Application;
  try {
    const draft = also(readDraft(programme, application.draft, request.input, request.newId));
    saved = await saveDraft(asSeen(application, request.input['version']), draft);
  } catch (error) {
    if (!isWholeForm(request.input)) throw error;
    if (isNamed(error, 'AnswersChanged')) return showBoth(change, error);
    return askAgain(error, (problems) =>
      renderDraft(programme, application, request, { problems }),
    );
  }
  return then(saved);
}

/** Somebody else saved first: what was typed stays in the form, beside what they saved. */
async function showBoth(
  { programme, application, request }: Change,
  { name, status, message }: AcademyError,
): Promise<PageAnswer> {
  const now = await loadApplication(application.id);
  const theirs = programme.questions.flatMap(({ id, label }) => {
    const text = now.draft.answers[id] ?? '';
    const typed = request.input[`answer.${id}`];
    return typeof typed === 'string' && typed.trim() !== text.trim() ? [{ label, text }] : [];
  });
  const problems = [
    { field: 'main', message: 'Somebody in your team saved other changes while you were writing' },
  ];
  return {
    status,
    data: { type: 'about:blank', title: name, status, detail: message, problems: [] },
    page: () => renderDraft(programme, now, request, { problems, theirs }),
  };
}
