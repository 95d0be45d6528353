import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import { equalityQuestions } from '../domain/form/form.ts';
import type { Programme } from '../domain/programme.ts';
import { askField } from './ask-field.ts';
import { button } from './components/button.ts';
import { hidden } from './components/hidden.ts';
import { layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** Optional questions about the person who follows this link; the answers are kept apart, as counts alone. */
export function equalityPage(
  programme: Programme,
  {
    problems,
    typed,
    requestId,
  }: { problems: Problem[]; typed: Record<string, unknown>; requestId: string },
): string {
  const title = 'Equality questions about you';
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>Your application has been sent. These questions are optional, and are for you alone: everybody in your team is asked by a link of their own.</p>
<p>Your answers are not part of the application and nobody who decides sees them. We keep no single form, only how often each answer was given, and show no number under ${programme.equality.suppressBelow}.</p>
<form method="post" action="/application/equality" novalidate>${hidden('requestId', requestId)}
${equalityQuestions(programme).map((asked) => askField({ name: `equality.${asked.id}`, asked }, { value: String(typed[`equality.${asked.id}`] ?? ''), problems }))}
<div class="govuk-button-group">${button({ text: 'Send answers', preventDoubleClick: true })}<a class="govuk-link" href="/application/sent">Skip these questions</a></div></form>`,
  });
}
