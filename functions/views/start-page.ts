import { html } from 'hono/html';
import type { Programme } from '../domain/programme.ts';
import { spoken, spokenDate } from '../domain/time.ts';
import { closesAt, isOpen, opensAt, shortlistAt } from '../domain/timetable.ts';
import { bullets } from './can-apply-page.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { summaryList } from './components/summary-list.ts';
import { warningText } from './components/warning-text.ts';
import { type Html, layout, paragraphs } from './layout.ts';

/** The first page: who can apply, dates, what one needs, how long it takes, where to turn in an emergency. */
export function startPage(programme: Programme, now: string, hasApplication = false): string {
  const { whoCanApply, whatYouNeed, howLong, emergencies } = programme.guidance;
  return layout({
    title: programme.name,
    academy: programme,
    content: html`<h1>${programme.name}</h1>
${paragraphs(programme.summary)}
${hasApplication ? insetText({ html: html`<p>You have an application on this device. <a href="/application">Go to your application</a></p>` }) : ''}
${begin(programme, now)}
<h2>Who can apply</h2>${bullets(whoCanApply)}
<h2>What you need</h2>${bullets(whatYouNeed)}
<h2>How long it takes</h2>${paragraphs(howLong)}
<p>Write about the work, not about anybody’s own health.</p>
<h2>Dates</h2>${dates(programme)}
<h2>If somebody needs help now</h2>
${warningText({ text: emergencies[0] ?? '' })}${emergencies.slice(1).map((line) => html`<p>${line}</p>`)}`,
  });
}

function begin(programme: Programme, now: string): Html {
  const zone = programme.timeZone;
  const again = html`<p>If you have started already, use the link in your email, or <a href="/new-link">ask for a new link</a>.</p>`;
  if (isOpen(programme, now)) {
    return html`<p>Applications are open until <strong>${spoken(closesAt(programme), zone)}</strong>.</p>
${button({ text: 'Start now', href: '/can-you-apply', isStartButton: true })}${again}`;
  }
  if (now < opensAt(programme)) {
    return insetText({
      html: html`<p>Applications are not open yet. They open at ${spoken(opensAt(programme), zone)}.</p>
<p><a href="/interest">Ask us to tell you when they open</a></p>`,
    });
  }
  return html`${insetText({ text: `Applications closed at ${spoken(closesAt(programme), zone)}.` })}${again}`;
}

function dates(programme: Programme): Html {
  const zone = programme.timeZone;
  const { interviews } = programme;
  const entries: [string, string][] = [
    ['Applications open', spoken(opensAt(programme), zone)],
    ['Applications close', spoken(closesAt(programme), zone)],
    ['Every team hears the outcome', spoken(shortlistAt(programme), zone)],
    ['Interviews', `${spokenDate(interviews.from)} to ${spokenDate(interviews.to)}`],
    ...programme.milestones
      .filter(({ event }) => event === 'learning-session' || event === 'celebration')
      .map(({ name, date }): [string, string] => [name, spokenDate(date)]),
  ];
  return summaryList({
    rows: entries.map(([name, when]) => ({ key: { text: name }, value: { text: when } })),
  });
}
