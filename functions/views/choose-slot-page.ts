import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { changeableUntil, isTooLate, type Slot } from '../domain/slots.ts';
import { spoken } from '../domain/time.ts';
import { interviewsEnd } from '../domain/timetable.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { hidden, radios } from './fields.ts';
import { type Html, layout } from './layout.ts';
import { linked } from './linked.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** What the page of a team's interview times shows. */
export type ChooseSlotView = {
  programme: Programme;
  application: Application;
  /** The times that the team may choose, the one that it has among them. */
  slots: Pick<Slot, 'id' | 'startsAt' | 'place'>[];
  problems: Problem[];
  now: string;
  requestId: string;
};

/** Free interview times by day, as a list to choose one from. */
export function chooseSlotPage(view: ChooseSlotView): string {
  const { programme, application, slots, problems, now } = view;
  const title = application.slotId
    ? 'Change the time of your interview'
    : 'Choose a time for your interview';
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    back: { href: '/application', text: 'Back to your application' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>The panel meets ${application.draft.teamName} for about ${programme.interviews.minutes} minutes. It is an informal talk, and every team is asked the same questions.</p>
${application.interviewAt ? insetText({ text: `Your interview is at ${spoken(application.interviewAt, programme.timeZone)}.` }) : ''}
${isTooLate(programme, application, now) ? tooLate(programme) : slots.length > 0 ? form(view) : none(programme, now)}`,
  });
}

function form({ programme, application, slots, problems, requestId }: ChooseSlotView): Html {
  const { timeZone, interviews } = programme;
  const isOnePlace = new Set(slots.map(({ place }) => place)).size === 1;
  const times = slots.map(({ id, startsAt, place }) => ({
    ...{ value: id, text: spoken(startsAt, timeZone) },
    ...(place && !isOnePlace ? { hint: { text: place } } : {}),
  }));
  const where = isOnePlace ? slots[0]?.place : '';
  return html`${where ? html`<p>Where: ${linked(where)}</p>` : ''}<form method="post" action="/application/interview" novalidate>${hidden('requestId', requestId)}
${radios({
  name: 'slot',
  label: 'Which time suits your team?',
  hint: 'The first team to choose a time gets it.',
  options: times,
  value: application.slotId,
  problems,
})}
<p>You can change it until ${interviews.changeHoursBefore} hours before the interview${application.interviewAt ? `: that is ${spoken(changeableUntil(programme, { startsAt: application.interviewAt }), timeZone)}` : ''}.</p>
${button({ text: application.slotId ? 'Change the time' : 'Book this time', preventDoubleClick: true })}</form>`;
}

function none(programme: Programme, now: string): Html {
  if (now > interviewsEnd(programme)) {
    return html`<p>No time is free, and the days of interviews are over. We write to your team’s contact to agree a time. If you have not heard from us, write to ${address(programme)}.</p>`;
  }
  return html`<p>No time is free at the moment. We add more: look again tomorrow, or write to ${address(programme)}.</p>`;
}

/** The same as the domain says to whoever sends the form all the same. */
function tooLate(programme: Programme): Html {
  return html`<p>It is too late to change the time of your interview here. If your team cannot come, write to ${address(programme)}${programme.organiser.phone ? ` or ring ${programme.organiser.phone}` : ''} at once.</p>`;
}

function address({ organiser }: Programme): Html {
  return html`<a href="mailto:${organiser.email}">${organiser.email}</a>`;
}
