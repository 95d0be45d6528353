import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { closesAt, shortlistAt } from '../domain/timetable.ts';
import { panel } from './components/panel.ts';
import { layout } from './layout.ts';

/** The confirmation, with the reference; it says the same whenever it is opened again. */
export function sentPage(programme: Programme, application: Application, now: string): string {
  const { reference, sentAt = '' } = application;
  const zone = programme.timeZone;
  return layout({
    title: 'Application sent',
    academy: programme,
    content: html`${panel({ titleText: 'Application sent', html: html`Your reference number<br><strong>${reference}</strong>` })}
<p>We received your application at ${spoken(sentAt, zone)}. Keep the reference: quote it when you write to us or call.</p>
<p>Your team’s contact gets a confirmation by email, and everybody in the team a message.</p>
<h2>What happens next</h2>
<p>The panel reads every application once the time to apply is over. Every team hears its outcome at ${spoken(shortlistAt(programme), zone)}, by email.</p>
${now <= closesAt(programme) ? html`<p>You can take your application back, change it and send it again until ${spoken(closesAt(programme), zone)}.</p>` : ''}
<p><a href="/application">See where your application stands</a></p>
<h2>A record for you</h2>
<p>Your answers stay on <a href="/application">your application’s page</a>. You can print it or save it as a file with your browser.</p>`,
  });
}
