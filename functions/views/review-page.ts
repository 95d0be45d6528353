import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import { STATUS_WORDS } from '../domain/moves.ts';
import type { Criterion, Programme } from '../domain/programme.ts';
import type { BlindView, Review } from '../domain/review.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { hidden, input, radios, textarea } from './fields.ts';
import { type Html, layout, paragraphs } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What a panel member sees of one application. */
export type ReviewView = {
  application: Application;
  view: BlindView;
  review: Review;
  requestId: string;
  problems?: Problem[];
  /** What was just typed and not accepted. */
  typed?: Record<string, unknown>;
};

/** The answers, then the rubric; for a shortlisted team, the outcome of its interview. */
export function reviewPage(programme: Programme, page: ReviewView): string {
  const { application, view, problems = [] } = page;
  const title = `Application ${view.reference}`;
  return layout({
    title: titleWith(problems, title),
    area: 'panel',
    academy: programme,
    back: { href: '/panel', text: 'Back to your list' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>Kinds of organisation in the team: ${view.sectors.join('; ')}.</p>
${formLink(application)}
${view.answers.map(({ question, answer }) => html`<h2>${question.label}</h2>${paragraphs(answer || 'Not answered')}`)}
${formOf(programme, page)}`,
  });
}

function formLink({ status }: Application): Html | string {
  if (status === 'submitted') return html`<p><a href="#scores">Go to your scores</a></p>`;
  return status === 'shortlisted' ? html`<p><a href="#interview">Go to the interview</a></p>` : '';
}

function formOf(programme: Programme, page: ReviewView): Html {
  const { status } = page.application;
  if (status === 'submitted') return scoreForm(programme, page);
  if (status === 'shortlisted') return interviewForm(page);
  return insetText({
    text: `The application ${STATUS_WORDS[status]}. There is nothing more for you to do here.`,
  });
}

function scoreForm({ rubric }: Programme, page: ReviewView): Html {
  const { application, review } = page;
  return html`<h2 id="scores" tabindex="-1">Your scores</h2>
${review.scoredAt ? html`<p>You have scored this application. You can change your scores until the outcomes are released.</p>` : html`<p>Choose the sentence that fits best. Others on the panel do not see your scores.</p>`}
<form method="post" action="/panel/applications/${application.id}/scores" novalidate>${rubric.criteria.map((criterion) => criterionFields(rubric, criterion, page))}
${button({ text: review.scoredAt ? 'Save the changed scores' : 'Send scores' })}</form>`;
}

function criterionFields(
  { lowest, highest }: Programme['rubric'],
  { id, name, weight, anchors }: Criterion,
  { review, problems = [], typed }: ReviewView,
): Html {
  const scale = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const options = scale.map((score) => ({
    value: String(score),
    text: anchors[score] ? `${score}: ${anchors[score]}` : String(score),
  }));
  const kept = (field: string, stored: string) => (typed ? String(typed[field] ?? '') : stored);
  const score = kept(`score.${id}`, String(review.scores[id] ?? ''));
  const comment = kept(`comment.${id}`, review.comments[id] ?? '');
  return html`${radios({ name: `score.${id}`, label: `${name}${weightWords(weight)}`, options, value: score, problems })}
${input({ name: `comment.${id}`, label: `Comment on “${name}” (optional)`, value: comment, problems })}`;
}

function weightWords(weight: number): string {
  if (weight === 1) return '';
  return weight === 2 ? ' (counts twice)' : ` (counts ${weight} times)`;
}

function interviewForm({ application, requestId, problems = [], typed = {} }: ReviewView): Html {
  const kept = (field: string) => String(typed[field] ?? '');
  return html`<h2 id="interview" tabindex="-1">The interview</h2>
<p>One person records it for the whole panel. It cannot be changed afterwards.</p>
<form method="post" action="/panel/applications/${application.id}/interview" novalidate>${hidden('requestId', requestId)}
${radios({ name: 'outcome', label: 'How did it end?', options: ENDINGS, value: kept('outcome'), problems })}
${textarea({ name: 'feedback', label: 'Feedback for the team', hint: 'Needed unless you recommend the team. We send these words to the team.', value: kept('feedback'), problems })}
${button({ text: 'Record the interview', preventDoubleClick: true })}</form>`;
}

const ENDINGS = [
  { value: 'recommend', text: 'We recommend the team for a place' },
  { value: 'not-recommend', text: 'We do not recommend the team' },
  { value: 'miss-interview', text: 'The team did not attend' },
];
