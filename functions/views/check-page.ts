import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { whatAPersonShouldLookAt, whatBlocksSending } from '../domain/check-application.ts';
import type { Problem } from '../domain/errors.ts';
import { hrefOfProblem } from '../domain/form/journey.ts';
import { sendableUntil } from '../domain/may-send.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { answersSummary } from './answers-summary.ts';
import { button } from './components/button.ts';
import { checkboxes } from './components/checkboxes.ts';
import { errorSummary } from './components/error-summary.ts';
import { hidden } from './components/hidden.ts';
import { insetText } from './components/inset-text.ts';
import { enteredBanner } from './entered-banner.ts';
import { type Html, layout } from './layout.ts';
import { titleWith } from './problem-page.ts';

/** What the page shows besides the draft. */
export type CheckContext = {
  /** What kept it from being sent just now. */
  problems: Problem[];
  /** Boxes that were ticked just now. */
  ticked: string[];
  entering: boolean;
  requestId: string;
};

/** Everything before it is sent: what there is, what is missing, what the team agrees to. */
export function checkPage(
  programme: Programme,
  application: Application,
  { problems, ticked, entering, requestId }: CheckContext,
): string {
  const { draft, reference } = application;
  const title = 'Check your answers before you send the application';
  const missing = whatBlocksSending(programme, draft).filter(
    ({ field }) => !field.startsWith('consent.'),
  );
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/application' },
    content: html`${entering ? enteredBanner(application) : ''}${problems.length > 0 ? summaryOf(programme, application, problems) : ''}<h1>${title}</h1>
<p>Reference <strong class="academy-reference">${reference}</strong>. Send it by ${spoken(sendableUntil(programme, application), programme.timeZone)}.</p>
${missing.length > 0 && problems.length === 0 ? stillMissing(programme, application, missing) : ''}
${answersSummary(programme, draft, true)}
${findings(programme, application)}
<h2>Send your application</h2>
<form method="post" action="/application/send" novalidate>${hidden('requestId', requestId)}${hidden('consents', 'shown')}
${programme.consents.map((consent) => consentBox(consent, ticked.includes(consent.id), problems))}
<p>${application.lateUntil ? 'You can send it once. After that it cannot be changed.' : 'You can take it back and change it until the deadline.'}</p>
${button({ text: 'Send application', preventDoubleClick: true })}</form>`,
  });
}

function summaryOf(programme: Programme, { draft }: Application, problems: Problem[]): Html {
  return errorSummary({
    titleText: 'There is a problem',
    errorList: problems.map(({ field, message }) => ({
      text: message,
      href: hrefOfProblem(programme, draft, field),
    })),
  });
}

function stillMissing(programme: Programme, { draft }: Application, missing: Problem[]): Html {
  return insetText({
    html: html`<p>Before you can send it:</p><ul class="govuk-list govuk-list--bullet">${missing.map(({ field, message }) => html`<li><a href="${hrefOfProblem(programme, draft, field)}">${message}</a></li>`)}</ul>`,
  });
}

function findings(programme: Programme, { draft }: Application): Html | string {
  const found = whatAPersonShouldLookAt(programme, draft);
  if (found.length === 0) return '';
  return insetText({
    html: html`${found.map((finding) => html`<p>${finding}</p>`)}<p>You may send it all the same. A person looks at it; no rule declines it.</p>`,
  });
}

function consentBox(
  { id, label, required }: Programme['consents'][number],
  checked: boolean,
  problems: Problem[],
): Html {
  const name = `consent.${id}`;
  const problem = problems.find(({ field }) => field === name);
  return checkboxes({
    name,
    items: [{ value: 'yes', text: label + (required ? '' : ' (optional)'), checked }],
    ...(problem ? { errorMessage: { text: problem.message } } : {}),
  });
}
