import { html } from 'hono/html';
import { button } from '../components/button.ts';
import { hidden, radios, textarea } from '../fields.ts';
import type { Html } from '../layout.ts';
import type { ReviewView } from './review-page.ts';

/** How an interview ended, recorded once for the whole panel. */
export function interviewForm({
  application,
  requestId,
  problems = [],
  typed = {},
}: ReviewView): Html {
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
