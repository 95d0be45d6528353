import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { isTooLate } from '../domain/slots.ts';
import { closesAt, interviewsEnd } from '../domain/timetable.ts';
import { answersSummary } from './answers-summary.ts';
import { button } from './components/button.ts';
import { details } from './components/details.ts';
import { insetText } from './components/inset-text.ts';
import { progressTracker } from './components/progress-tracker.ts';
import { warningText } from './components/warning-text.ts';
import { checkbox, hidden, radios } from './fields.ts';
import { type Html, layout, paragraphs } from './layout.ts';
import { linked } from './linked.ts';
import { errorSummary, titleWith } from './problem-page.ts';
import { standing } from './team-words.ts';

/** What the team may see of where it stands. Built from released facts only. */
export type TeamView = {
  application: Application;
  programme: Programme;
  now: string;
  requestId: string;
  /** Feedback that has been released with the outcome. */
  feedback?: string;
  /** When (ISO) and where the team meets the panel, once it has chosen a time. */
  interview?: { startsAt: string; place: string };
  /** Whether the one who looks has not answered the equality questions. */
  mayAnswerEquality?: boolean;
  /** What is wrong with the answer that was just given. */
  problems?: Problem[];
};

/** The status page of a sent application: where it stands, what happens next, what can be done. */
export function statusPage(view: TeamView): string {
  const { application, programme, feedback, mayAnswerEquality, problems = [] } = view;
  const { heading, next } = standing(application, programme, view.now);
  return layout({
    title: titleWith(problems, heading),
    academy: programme,
    content: html`${errorSummary(problems)}<h1>${heading}</h1>
<p>${application.draft.teamName}, reference <strong class="academy-reference">${application.reference}</strong>.</p>
${steps(application)}
<h2>What happens next</h2>${insetText({ html: html`${next.map((line) => html`<p>${line}</p>`)}${whereToMeet(view)}` })}
${feedback ? html`<h2>Feedback for your team</h2>${insetText({ html: paragraphs(feedback) })}` : ''}
${actions(view, problems)}
${mayAnswerEquality ? html`<p><a href="/application/equality">Answer optional equality questions about you</a></p>` : ''}
${whatWasSent(programme, application)}
${mayWithdraw(application) ? html`<p><a href="/application/withdraw">Withdraw the application</a></p>` : ''}`,
  });
}

function whereToMeet({ interview, now }: TeamView): Html | string {
  if (!interview?.place || now >= interview.startsAt) return '';
  return html`<p>Where: ${linked(interview.place)}</p>`;
}

/** The page that confirms a withdrawal. */
export function withdrawPage(
  programme: Programme,
  application: Application,
  requestId: string,
  problems: Problem[] = [],
): string {
  const title = 'Withdraw your application?';
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/application' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>${application.draft.teamName}, reference <strong class="academy-reference">${application.reference}</strong>.</p>
${warningText({ text: 'This cannot be undone. If a place is held for your team, it goes to another one.' })}
<form method="post" action="/application/withdraw" novalidate>${hidden('requestId', requestId)}
${radios({ name: 'confirm', label: 'Does your team withdraw its application?', options: WITHDRAW, problems })}${button({ text: 'Continue', preventDoubleClick: true })}</form>`,
  });
}

const WITHDRAW = [
  { value: 'yes', text: 'Yes, withdraw it' },
  { value: 'no', text: 'No, keep it' },
];

const STEPS: [string, Application['status'][]][] = [
  ['Sent', ['submitted']],
  ['Shortlist', ['shortlisted', 'reserve']],
  ['Interview', ['recommended']],
  ['Offer', ['offered']],
  ['Cohort', ['in-cohort', 'graduated']],
];

function steps({ status, interviewed }: Application): Html | string {
  const wanted = status === 'reserve' && interviewed ? 'recommended' : status;
  const here = STEPS.findIndex(([, statuses]) => statuses.includes(wanted));
  if (here < 0) return '';
  return progressTracker({
    label: 'Stages of an application',
    steps: STEPS.map(([name], index) => ({
      name,
      state: index === here ? 'current' : index < here ? 'done' : 'to-come',
    })),
  });
}

function mayWithdraw({ status }: Application): boolean {
  return ['submitted', 'reserve', 'shortlisted', 'recommended', 'offered'].includes(status);
}

function actions(view: TeamView, problems: Problem[]): Html | string {
  const { application, programme, now, requestId } = view;
  const id = hidden('requestId', requestId);
  switch (application.status) {
    case 'submitted':
      return now <= closesAt(programme)
        ? html`<h2>Change your application</h2><p>You can take it back. It is then a draft again, and is only considered if you send it again.</p>
<form method="post" action="/application/take-back" novalidate>${id}${checkbox({ name: 'confirm', label: 'Our team takes the application back to change it', checked: false, problems })}${button({ text: 'Take it back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
        : '';
    case 'shortlisted':
      if (isTooLate(programme, application, now)) return '';
      return html`<p><a class="govuk-button" role="button" draggable="false" href="/application/interview">${toChoose(view)}</a></p>`;
    case 'offered':
      return html`<form method="post" action="/application/answer" novalidate>${id}${radios({ name: 'answer', label: 'Does your team accept the place?', options: ANSWERS, problems })}${button({ text: 'Send our answer', preventDoubleClick: true })}</form>`;
    case 'in-cohort':
      return details({
        summaryText: 'Leave the cohort',
        open: problems.length > 0,
        html: leaveForm(id, problems),
      });
    default:
      return '';
  }
}

/** Once the days of interviews are over, there may be no time to choose. */
function toChoose({ application, programme, now }: TeamView): string {
  if (application.interviewAt) return 'Change the time of the interview';
  return now > interviewsEnd(programme)
    ? 'See whether a time is free'
    : 'Choose a time for the interview';
}

function leaveForm(id: Html, problems: Problem[]): Html {
  return html`<form method="post" action="/application/leave" novalidate>${id}
<p>If your team cannot go on, please talk to us first if you like. Leaving cannot be undone.</p>
${checkbox({ name: 'confirm', label: 'Our team wants to leave the cohort', checked: false, problems })}${button({ text: 'Leave the cohort', classes: 'govuk-button--warning' })}</form>`;
}

const ANSWERS = [
  { value: 'accept', text: 'Yes, we accept the place' },
  { value: 'decline', text: 'No, we decline the place' },
];

function whatWasSent(programme: Programme, { draft }: Application): Html {
  return details({ summaryText: 'What you sent', html: answersSummary(programme, draft, false) });
}
