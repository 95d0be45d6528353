import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, endsAt, offersEnd, offersFrom } from '../domain/timetable.ts';
import { adminNavigation } from './admin/navigation.ts';
import type { AdminView } from './admin-application-page.ts';
import { button } from './components/button.ts';
import { details } from './components/details.ts';
import { hidden, input, radios, textarea } from './fields.ts';
import { type Html, layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';
import { OUTCOME_NAMES } from './words.ts';

/** The forms of the delivery team that ask for more than a click. */
export type AdminForm = 'outcome' | 'correct' | 'close' | 'leave';

/** A form alone on its page; where it was not accepted, with what was typed. */
export function adminFormPage(
  form: AdminForm,
  page: { programme: Programme; application: Application; requestId: string },
  tried: { problems: Problem[]; typed: Record<string, unknown> } = { problems: [], typed: {} },
): string {
  const { programme, application, requestId } = page;
  const { id, reference, draft } = application;
  const title = `${TITLES[form]}: ${draft.teamName || reference}`;
  const typed = (name: string) => String(tried.typed[name] ?? '');
  return layout({
    title: titleWith(tried.problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: `/admin/applications/${id}`, text: 'Back to the application' },
    content: html`${errorSummary(tried.problems)}<h1>${title}</h1><p>Application <strong class="academy-reference">${reference}</strong>.</p>
${formOf(form, { id, requestId }, typed, tried.problems)}`,
  });
}

function formOf(
  form: AdminForm,
  own: Own,
  value: (name: string) => string,
  problems: Problem[],
): Html {
  switch (form) {
    case 'outcome':
      return outcomeForm(own.id, value, problems);
    case 'correct':
      return correctionForm(own, value, problems);
    default:
      return reasonForm(form, own, value, problems);
  }
}

/** What can be decided about an application now; where nothing can, why not. */
export function decisions(view: AdminView): Html | string {
  const { application, requestId } = view;
  const own = { id: application.id, requestId };
  switch (application.status) {
    case 'submitted':
      return shortlistDecision(view);
    case 'recommended':
      return html`<h2>Decide</h2>${offerDecision(view)}
<p>If every place is held, you can put the team on the reserve list, ahead of teams that were not interviewed. It is told ${view.programme.holdMinutes} minutes later.</p>${click(own, 'hold', 'Put on the reserve list', 'govuk-button--secondary')}`;
    case 'reserve':
      return html`<h2>Decide</h2><p>If a place becomes free, the first reserve moves up by itself. Close the list for this team when no place can become free any more.</p>${reasonForm('close', own, EMPTY, [])}${application.interviewed ? '' : correction(own)}`;
    case 'shortlisted':
      return html`<h2>Decide</h2><p><a href="/admin/applications/${own.id}/interview">See or record the interview</a></p>${correction(own)}`;
    case 'not-shortlisted':
      return html`<h2>Decide</h2>${correction(own)}`;
    case 'offered':
      return html`<h2>Decide</h2><p><a href="/admin/applications/${own.id}/deadline">Move the end of the offer</a></p>`;
    case 'in-cohort':
      return html`<h2>Decide</h2>${finishDecision(view)}${details({ summaryText: 'The team has left', html: reasonForm('leave', own, EMPTY, []) })}`;
    default:
      return '';
  }
}

const TITLES: Record<AdminForm, string> = {
  outcome: 'Outcome of the shortlist',
  correct: 'Correct the outcome',
  close: 'Close the reserve list',
  leave: 'Record that the team has left',
};

const EMPTY = () => '';

type Own = { id: string; requestId: string };

function click({ id, requestId }: Own, action: string, label: string, style = ''): Html {
  return html`<form method="post" action="/admin/applications/${id}/${action}">${hidden('requestId', requestId)}${button({ text: label, preventDoubleClick: true, ...(style ? { classes: style } : {}) })}</form>`;
}

function shortlistDecision(view: AdminView): Html {
  const { programme, application, outcome, releaseConfirmed, now } = view;
  const heading = html`<h2>Outcome of the shortlist</h2>`;
  if (now <= closesAt(programme)) {
    return html`${heading}<p>The team can change its application until ${spoken(closesAt(programme), programme.timeZone)}. Set the outcome after that.</p>`;
  }
  if (releaseConfirmed) {
    return html`${heading}<p>${outcome ? OUTCOME_NAMES[outcome.outcome] : 'None'}. The release is confirmed, so it cannot be changed. <a href="/admin">See the release</a></p>`;
  }
  const kept = { outcome: outcome?.outcome, rank: outcome?.rank, feedback: outcome?.feedback };
  const stored = (name: string) => String(kept[name as keyof typeof kept] ?? '');
  return html`${heading}${outcome ? html`<p>Saved by ${outcome.by} at ${spoken(outcome.at, programme.timeZone)}.</p>` : ''}${outcomeForm(application.id, stored, [])}`;
}

function correction({ id }: Own): Html {
  return html`<p><a href="/admin/applications/${id}/correct">The outcome that we told the team is wrong: correct it</a></p>`;
}

function correctionForm(
  { id, requestId }: Own,
  value: (name: string) => string,
  problems: Problem[],
): Html {
  return html`<p>Nothing is taken back: the team gets another email that corrects the first one, and the history keeps both.</p>
<form method="post" action="/admin/applications/${id}/correct" novalidate>${hidden('requestId', requestId)}
${outcomeFields(value, problems)}
${textarea({ name: 'reason', label: 'Why it is corrected', hint: 'For the history of the application. The team does not get these words.', value: value('reason'), rows: 3, problems })}
${button({ text: 'Correct the outcome', preventDoubleClick: true })}</form>`;
}

function outcomeForm(id: string, value: (name: string) => string, problems: Problem[]): Html {
  return html`<p>The team does not see it before the outcomes are released, and you can change it until then.</p>
<form method="post" action="/admin/applications/${id}/outcome" novalidate>
${outcomeFields(value, problems)}
${button({ text: 'Save outcome' })}</form>`;
}

function outcomeFields(value: (name: string) => string, problems: Problem[]): Html {
  const options = Object.entries(OUTCOME_NAMES).map(([name, text]) => ({ value: name, text }));
  return html`${radios({ name: 'outcome', label: 'Outcome', options, value: value('outcome'), problems })}
${input({ name: 'rank', label: 'Rank, for a reserve', value: value('rank'), numeric: true, hint: 'The reserve with rank 1 moves up first.', problems })}
${textarea({ name: 'feedback', label: 'Feedback for the team', value: value('feedback'), hint: 'Needed unless the team is shortlisted. We send these words to the team.', problems })}`;
}

function offerDecision({ programme, application, requestId, now }: AdminView): Html {
  const { timeZone } = programme;
  if (now < offersFrom(programme)) {
    return html`<p>Offers can be made from ${spoken(offersFrom(programme), timeZone)}.</p>`;
  }
  if (now >= offersEnd(programme)) {
    return html`<p>Offers had to be answered by ${spoken(offersEnd(programme), timeZone)}, so none can be made any more.</p>`;
  }
  return html`<p>An offer holds a place at once. The team is told by email, and can answer until the offer lapses.</p>${click({ id: application.id, requestId }, 'offer', 'Offer a place')}`;
}

function finishDecision({ programme, application, requestId, now }: AdminView): Html {
  const end = endsAt(programme);
  return now < end
    ? html`<p>From ${spoken(end, programme.timeZone)}, the end of the programme, you can record that the team has finished.</p>`
    : click({ id: application.id, requestId }, 'graduate', 'Record that the team has finished');
}

const REASONS = {
  close: {
    label: 'Feedback for the team',
    hint: 'We send these words to the team.',
    button: 'Close the reserve list for this team',
  },
  leave: {
    label: 'Reason',
    hint: 'For the history of the application.',
    button: 'Record that the team has left',
  },
};

function reasonForm(
  form: 'close' | 'leave',
  { id, requestId }: Own,
  value: (name: string) => string,
  problems: Problem[],
): Html {
  const { label, hint, button: text } = REASONS[form];
  return html`<form method="post" action="/admin/applications/${id}/${form}" novalidate>${hidden('requestId', requestId)}
${textarea({ name: 'feedback', label, hint, value: value('feedback'), problems })}${button({ text, classes: 'govuk-button--secondary' })}</form>`;
}
