import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken, spokenDate } from '../domain/time.ts';
import { closesAt, isOpen, opensAt, shortlistAt } from '../domain/timetable.ts';
import { input } from './fields.ts';
import { facts, type Html, layout, paragraphs } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';

/** The first page: who can apply, dates, what one needs, where to begin or go on. */
export function startPage(programme: Programme, now: string, hasApplication = false): string {
  const { minMembers, maxMembers } = programme.team;
  return layout({
    title: programme.name,
    academy: programme,
    content: html`<h1>${programme.name}</h1>
${paragraphs(programme.summary)}
${hasApplication ? html`<div class="panel"><p>You have an application on this device. <a href="/application">Go to your application</a></p></div>` : ''}
${startButton(programme, now)}
<h2>What you need</h2>
<ul><li>a team of ${minMembers === maxMembers ? maxMembers : `${minMembers} to ${maxMembers}`} people: their names, email addresses and organisations</li>
<li>an idea, under way or new</li>
<li>about an hour; you can stop, and go on later by the link that we send you</li></ul>
<p>Write about the work, not about anybody’s own health.</p>
<h2>Dates</h2>
${dates(programme)}`,
  });
}

/** The page that begins a draft: who you are and how to reach you. */
export function beginPage(
  programme: Programme,
  problems: Problem[],
  typed: Record<string, string>,
): string {
  const title = 'Start an application';
  return layout({
    title: titleWith(problems, title),
    academy: programme,
    content: html`${errorSummary(problems)}<h1>${title}</h1>
<p>We send you a link by email. With it you can go on later, and on another device.</p>
<form method="post" action="/apply" novalidate>
${input({ name: 'name', label: 'Your name', value: typed['name'], autocomplete: 'name', problems })}
${input({ name: 'email', label: 'Your email address', value: typed['email'], type: 'email', autocomplete: 'email', hint: 'We send the link to this address.', problems })}
${input({ name: 'teamName', label: 'Name of your team (optional)', value: typed['teamName'], hint: 'You can add or change it later.', problems })}
<button>Start</button></form>`,
  });
}

function startButton(programme: Programme, now: string): Html {
  if (isOpen(programme, now)) {
    return html`<p><strong>Applications are open</strong> until ${spoken(closesAt(programme), programme.timeZone)}.</p>
<form method="get" action="/apply"><button>Start now</button></form>`;
  }
  return now < opensAt(programme)
    ? html`<div class="panel"><p>Applications are not open yet. They open at ${spoken(opensAt(programme), programme.timeZone)}.</p></div>`
    : html`<div class="panel"><p>Applications have closed. If you sent one, use the link in your latest email from us to see where it stands.</p></div>`;
}

function dates(programme: Programme): Html {
  const zone = programme.timeZone;
  const { interviews } = programme;
  return facts([
    ['Applications open', spoken(opensAt(programme), zone)],
    ['Applications close', spoken(closesAt(programme), zone)],
    ['Every team hears the outcome', spoken(shortlistAt(programme), zone)],
    ['Interviews', `${spokenDate(interviews.from)} to ${spokenDate(interviews.to)}`],
    ...programme.milestones
      .filter(({ event }) => event === 'learning-session' || event === 'celebration')
      .map(({ name, date }): [string, string] => [name, spokenDate(date)]),
  ]);
}
