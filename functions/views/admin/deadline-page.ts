import { html } from 'hono/html';
import type { Application } from '../../domain/application.ts';
import type { Programme } from '../../domain/programme.ts';
import { localDate, localTime, spoken } from '../../domain/time.ts';
import { offersEnd } from '../../domain/timetable.ts';
import type { FormState } from '../begin-page.ts';
import { button } from '../components/button.ts';
import { hidden, input, textarea } from '../fields.ts';
import { facts, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { adminNavigation } from './navigation.ts';

/** The page on which staff move the end of an open offer. */
export function deadlinePage(
  programme: Programme,
  { id, reference, draft, offerExpiresAt = '' }: Application,
  { problems, typed, requestId }: FormState,
): string {
  const { timeZone, holdMinutes } = programme;
  const title = `Move the end of the offer: ${draft.teamName || reference}`;
  const value = (name: string, before: string) => String(typed[name] ?? before);
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/places'),
    back: { href: `/admin/applications/${id}`, text: 'Back to the application' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
${facts([
  ['The team can answer until', spoken(offerExpiresAt, timeZone)],
  ['No offer may be open after', spoken(offersEnd(programme), timeZone)],
])}
<p>The team’s contact is told by email ${holdMinutes} minutes later, with your reason. Until the new end the offer holds its place.</p>
<form method="post" action="/admin/applications/${id}/deadline" novalidate>${hidden('requestId', requestId)}${hidden('seen', String(typed['seen'] ?? offerExpiresAt))}
${input({ name: 'date', label: 'New last day', hint: 'As year, month and day, for example 2024-10-31', value: value('date', localDate(offerExpiresAt, timeZone)), problems })}
${input({ name: 'time', label: 'Time of day', hint: 'Local time, for example 17:00', value: value('time', localTime(offerExpiresAt, timeZone)), problems })}
${textarea({ name: 'reason', label: 'Reason', hint: 'The team gets these words, and the history keeps them.', rows: 3, value: value('reason', ''), problems })}
${button({ text: 'Move the end of the offer', preventDoubleClick: true })}</form>`,
  });
}
