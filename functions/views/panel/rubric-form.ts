import { html } from 'hono/html';
import { type Review, type Rubric, reviewState } from '../../domain/review.ts';
import { button } from '../components/button.ts';
import { details } from '../components/details.ts';
import { hidden, textarea } from '../fields.ts';
import type { Html } from '../layout.ts';
import { criterionFields } from './criterion-fields.ts';
import type { ReviewView } from './review-page.ts';

/** The rubric to score by: described scores, a comment for each criterion, and what to do with it. */
export function rubricForm(rubric: Rubric, page: ReviewView): Html {
  const { application, review, requestId, problems = [], typed } = page;
  const submitted = review.scoredAt !== undefined;
  return html`<h2 id="scores" tabindex="-1">Your scores</h2>
${intro(review)}
<form method="post" action="/panel/applications/${application.id}/scores" novalidate>${hidden('requestId', requestId)}
${rubric.criteria.map((criterion) => criterionFields(rubric, criterion, { kept: review, problems, typed, notes: 'Comment' }))}
${submitted ? textarea({ name: 'reason', label: 'Why do you change your scores?', hint: 'The delivery team sees the reason.', value: String(typed?.['reason'] ?? ''), rows: 3, problems }) : ''}
<div class="govuk-button-group">${button({ text: submitted ? 'Save the changed scores' : 'Submit scores and go to the next', name: 'action', value: 'submit', preventDoubleClick: true })}
${submitted ? '' : button({ text: 'Save for later and go to the next', name: 'action', value: 'save', classes: 'govuk-button--secondary' })}
<a class="govuk-link" href="/panel/next?after=${application.id}">Skip for now</a></div></form>
${submitted ? '' : abstaining(page)}`;
}

function intro(review: Review): Html {
  switch (reviewState(review)) {
    case 'scored':
      return html`<p>You have submitted your scores, and can see those of others below. You can still change yours, with a reason, until the outcomes are released.</p>`;
    case 'abstained':
      return html`<p>You decided not to score this application: “${review.abstained?.reason}” You can score it all the same.</p>`;
    case 'begun':
      return html`<p>We kept what you had so far. It counts once you submit it.</p>`;
    default:
      return html`<p>Choose the sentence that fits best. Nobody sees your scores before you submit them, and you see those of others after that.</p>`;
  }
}

function abstaining({ application, requestId, review, problems = [], typed }: ReviewView): Html {
  const isWrong = problems.some(({ field }) => field === 'abstainReason');
  const form = html`<form method="post" action="/panel/applications/${application.id}/abstain" novalidate>${hidden('requestId', requestId)}
${textarea({ name: 'abstainReason', label: 'Why do you not score it?', value: String(typed?.['abstainReason'] ?? review.abstained?.reason ?? ''), rows: 3, problems })}
${button({ text: 'Do not score this application', classes: 'govuk-button--secondary' })}</form>`;
  return details({
    summaryText: 'I do not want to score this application',
    open: isWrong,
    html: form,
  });
}
