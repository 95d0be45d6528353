import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, shortlistAt } from '../domain/timetable.ts';
import { type Html, hidden, layout } from './layout.ts';

/** What the team may see of where it stands. Built from released facts only. */
export type TeamView = {
  application: Application;
  programme: Programme;
  now: string;
  requestId: string;
  /** Feedback that has been released with the outcome. */
  feedback?: string;
};

/** The status page of a sent application: where it stands, what happens next, what can be done. */
export function statusPage(view: TeamView): string {
  const { application } = view;
  const { heading, next } = words(view);
  return layout({
    title: 'Your application',
    content: html`<h1>${heading}</h1>
<p>${application.draft.teamName}, reference <strong>${application.reference}</strong>.</p>
${steps(application)}
<div class="panel">${next.map((line) => html`<p>${line}</p>`)}</div>
${view.feedback ? html`<h2>Feedback from the panel</h2><p>${view.feedback}</p>` : ''}
${actions(view)}`,
  });
}

/** The page that confirms a withdrawal. */
export function withdrawPage(application: Application, requestId: string): string {
  return layout({
    title: 'Withdraw your application',
    content: html`<h1>Withdraw your application?</h1>
<p>${application.draft.teamName}, reference <strong>${application.reference}</strong>. This cannot be undone, and frees any place that is held for you.</p>
<form method="post" action="/application/withdraw">${hidden('confirm', 'yes')}${hidden('requestId', requestId)}<button class="danger">Withdraw application</button></form>
<p><a href="/application">Keep the application</a></p>`,
  });
}

function words({ application, programme }: TeamView): { heading: string; next: string[] } {
  const zone = programme.timeZone;
  const decided = `We tell you the outcome at ${spoken(shortlistAt(programme), zone)}.`;
  switch (application.status) {
    case 'submitted':
      return {
        heading: 'Your application has been sent',
        next: [
          decided,
          `Until ${spoken(closesAt(programme), zone)} you can take it back, change it and send it again.`,
        ],
      };
    case 'shortlisted':
      return {
        heading: 'Your team is shortlisted',
        next: ['The panel would like to meet you. We write to your team’s contact about the time.'],
      };
    case 'recommended':
      return {
        heading: 'You have met the panel',
        next: ['We tell you as soon as places are decided.'],
      };
    case 'reserve':
      return {
        heading: 'Your team is on the reserve list',
        next: [
          'If a place becomes free for you, we tell you at once. Otherwise we tell you when the list closes.',
        ],
      };
    case 'offered':
      return {
        heading: 'We offer your team a place',
        next: [
          `Please answer by ${spoken(application.offerExpiresAt ?? '', zone)}. After that the place goes to another team.`,
        ],
      };
    case 'in-cohort':
      return {
        heading: 'Your team is in the cohort',
        next: ['We write to you before each session.'],
      };
    case 'graduated':
      return {
        heading: 'Your team has finished the programme',
        next: ['Congratulations, and thank you.'],
      };
    default:
      return {
        heading: 'Your application has ended',
        next: [
          ENDED[application.status] ?? 'It is no longer considered.',
          `Questions? Write to ${programme.organiser.email}.`,
        ],
      };
  }
}

const ENDED: Partial<Record<Application['status'], string>> = {
  'not-shortlisted': 'Your team was not shortlisted this time.',
  'not-recommended': 'After the interview we could not offer your team a place.',
  'did-not-attend': 'Your team did not come to the interview.',
  declined: 'Your team declined the offer of a place.',
  lapsed: 'The offer of a place was not answered in time.',
  withdrawn: 'Your team withdrew the application.',
  'not-selected': 'The reserve list closed before a place became free.',
  left: 'Your team has left the cohort.',
};

const STEPS: [string, Application['status'][]][] = [
  ['Sent', ['submitted']],
  ['Shortlist', ['shortlisted', 'reserve']],
  ['Interview', ['recommended']],
  ['Offer', ['offered']],
  ['Cohort', ['in-cohort', 'graduated']],
];

function steps({ status }: Application): Html | string {
  if (!STEPS.some(([, statuses]) => statuses.includes(status))) return '';
  return html`<ol class="steps">${STEPS.map(([name, statuses]) =>
    statuses.includes(status) ? html`<li aria-current="step">${name}</li>` : html`<li>${name}</li>`,
  )}</ol>`;
}

function actions({ application, programme, now, requestId }: TeamView): Html {
  const { status } = application;
  const form = (action: string, label: string, extra: Html | string = '', style = '') =>
    html`<form method="post" action="/application/${action}">${hidden('requestId', requestId)}${extra}<button class="${style}">${label}</button></form>`;
  return html`${status === 'offered' ? html`${form('answer', 'Accept the place', hidden('answer', 'accept'))}${form('answer', 'Decline the place', hidden('answer', 'decline'), 'quiet')}` : ''}
${status === 'submitted' && now <= closesAt(programme) ? form('take-back', 'Take it back and change it', '', 'quiet') : ''}
${['submitted', 'reserve', 'shortlisted', 'recommended', 'offered'].includes(status) ? html`<p><a href="/application/withdraw">Withdraw the application</a></p>` : ''}`;
}
