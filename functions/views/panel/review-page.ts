import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { BlindView } from '../../domain/blind-view.ts';
import type { Problem } from '../../domain/errors.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Review } from '../../domain/review.ts';
import { insetText } from '../components/inset-text.ts';
import { type Html, layout, paragraphs } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { panelNavigation } from './navigation.ts';
import { type OtherReview, othersScores } from './others-scores.ts';
import { rubricForm } from './rubric-form.ts';

/** What a panel member sees of one application. */
export type ReviewView = {
  application: Pick<Application, 'id' | 'status'>;
  view: BlindView;
  review: Review;
  /** Others' reviews, once this one is submitted. */
  others: OtherReview[];
  progress: { done: number; all: number };
  requestId: string;
  /** Why they may have a conflict with the team as it is now, which was changed since they said that they have none. */
  suggested?: string[];
  problems?: Problem[];
  /** What was just typed and not accepted. */
  typed?: Record<string, unknown>;
};

/** The answers beside the rubric; for a shortlisted team, the outcome of its interview. */
export function reviewPage(programme: Programme, page: ReviewView): string {
  const { application, view, review, progress, problems = [] } = page;
  const title = `Application ${view.reference}`;
  return layout({
    title: titleWith(problems, title),
    area: 'panel',
    academy: programme,
    navigation: panelNavigation(),
    back: { href: '/panel', text: 'Back to your list' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
${suggestedWords(application.id, page.suggested)}
${progress.all > 0 ? html`<p>You have done ${progress.done} of ${progress.all}.</p>` : ''}
<p>Kinds of organisation in the team: ${view.sectors.join('; ')}.</p>
${formLink(application)}
<div class="academy-beside"><div role="region" aria-labelledby="written" tabindex="0"><h2 id="written">What the team wrote</h2>
${view.answers.map(({ question, answer }) => html`<h3>${question.label}</h3>${paragraphs(answer || 'Not answered')}`)}
${declaredWords(application.id, review)}</div>
<div>${formOf(programme, page)}</div></div>
${othersScores(programme, page.others, 'What others on the panel think')}`,
  });
}

function suggestedWords(id: string, suggested: string[] = []): Html | string {
  if (suggested.length === 0) return '';
  return insetText({
    html: html`<p><strong>The team has changed since you said that you have no conflict of interest.</strong></p>${suggested.map((reason) => html`<p>${reason}</p>`)}<p><a href="/panel/applications/${id}?change=declaration">Say whether you have one now</a></p>`,
  });
}

function declaredWords(id: string, { redeclared }: Review): Html {
  return redeclared
    ? html`<p>You changed what you said about a conflict of interest.</p>`
    : html`<p><a href="/panel/applications/${id}?change=declaration">I have a conflict of interest after all</a></p>`;
}

function formLink({ status }: ReviewView['application']): Html | string {
  if (status === 'submitted') return html`<p><a href="#scores">Go to your scores</a></p>`;
  return '';
}

function link({ id }: ReviewView['application']): Html {
  return html`<a href="/panel/applications/${id}/interview">Go to its interview</a>`;
}

function formOf(programme: Programme, page: ReviewView): Html {
  const { status } = page.application;
  if (status === 'submitted') return rubricForm(programme.rubric, page);
  if (status === 'shortlisted') {
    return html`<p>The team is shortlisted. ${link(page.application)}</p>`;
  }
  const text = `The application ${STATUS_WORDS[status]}. There is nothing more for you to do here.`;
  return insetText({ text });
}
