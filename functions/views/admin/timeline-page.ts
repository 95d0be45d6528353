import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { AuditEntry } from '../../domain/audit-chain.ts';
import type { Moment } from '../../domain/moments.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { type TimelineItem, timeline } from '../components/timeline.ts';
import { layout, paragraphs } from '../layout.ts';
import { inWords } from '../moment-words.ts';
import { adminNavigation } from './navigation.ts';

/** Everything that happened to one application, oldest first: acts, and mails with how they stand. */
export function timelinePage(
  programme: Programme,
  { id, reference, draft }: Application,
  moments: Moment[],
): string {
  const name = draft.teamName || 'No name yet';
  return layout({
    title: `What happened: ${name}, ${reference}`,
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/applications'),
    back: { href: `/admin/applications/${id}`, text: 'Back to the application' },
    content: html`<h1>What happened: ${name}</h1>
<p>Application <strong class="academy-reference">${reference}</strong>, from the beginning. Opening an application is noted once for each person and day.</p>
${timeline({ headingLevel: 2, items: itemsOf(moments, programme) })}`,
  });
}

/** What happened to the programme as a whole, oldest first. */
export function historyPage(programme: Programme, history: AuditEntry[]): string {
  const moments = history.map((entry): Moment => ({ is: 'act', at: entry.at, entry }));
  return layout({
    title: 'History of the programme',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/report'),
    back: { href: '/admin/report', text: 'Back to the report' },
    content: html`<h1>History of the programme</h1>
<p>Releases, files that somebody took along, and mails that are about no application, from the beginning. What happened to one application is on its own page.</p>
${moments.length === 0 ? html`<p>Nothing yet.</p>` : timeline({ headingLevel: 2, items: itemsOf(moments, programme) })}`,
  });
}

function itemsOf(moments: Moment[], programme: Programme): TimelineItem[] {
  return moments.map((moment) => {
    const { title, lines } = inWords(moment, programme);
    return {
      ...{ title, at: moment.at, when: spoken(moment.at, programme.timeZone) },
      ...(lines.length > 0 ? { description: { html: html`${lines.map(paragraphs)}` } } : {}),
    };
  });
}
