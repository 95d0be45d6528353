import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt } from '../domain/timetable.ts';
import { answersSummary } from './answers-summary.ts';
import { notificationBanner } from './components/notification-banner.ts';
import { layout } from './layout.ts';

/** A draft that was not sent before the deadline: what is kept, and what can still be done. */
export function unsentPage(programme: Programme, application: Application, saved: boolean): string {
  const { reference, draft } = application;
  const { email, phone } = programme.organiser;
  return layout({
    title: 'Your application was not sent',
    academy: programme,
    content: html`${saved ? notificationBanner({ text: 'What you just wrote is saved. It has not been sent.' }) : ''}<h1>Your application was not sent</h1>
<p>Reference <strong class="academy-reference">${reference}</strong>. Applications closed at ${spoken(closesAt(programme), programme.timeZone)}, and this one was still a draft, so it is not considered.</p>
<h2>What you can still do</h2>
<p>If something stopped you from sending it, write to <a href="mailto:${email}">${email}</a>${phone ? ` or call ${phone}` : ''} and give the reference. The delivery team can let you send it late, once, and then we email your team a link.</p>
<h2>What you saved</h2>
${answersSummary(programme, draft, false)}`,
  });
}
