import { html } from 'hono/html';
import type { Reserve } from '../../domain/board-view.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { offersEnd } from '../../domain/timetable.ts';
import type { FormState } from '../begin-page.ts';
import { button } from '../components/button.ts';
import { insetText } from '../components/inset-text.ts';
import { hidden, textarea } from '../fields.ts';
import { type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { adminNavigation } from './navigation.ts';
import { nameOf } from './places-page.ts';

/** The page on which a person closes the reserve list: feedback for one team, or for each. */
export function closingPage(
  programme: Programme,
  reserves: Reserve[],
  { problems, typed, requestId, now }: FormState & { now: string },
): string {
  const [only] = reserves;
  const title =
    only && reserves.length === 1
      ? `Close the reserve list for ${nameOf(only.team)}`
      : 'Close the reserve list';
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/places'),
    back: { href: '/admin/places', text: 'Back to the places' },
    content: html`${errorSummary(problems)}<h1>${title}</h1>
${
  reserves.length === 0
    ? html`<p>Nobody is on the reserve list.</p>`
    : html`${early(programme, now)}<p>The email with your feedback goes out ${programme.holdMinutes} minutes later. Closing cannot be undone.</p>
<form method="post" action="/admin/places/close" novalidate>${hidden('requestId', requestId)}
${reserves.map(({ team }) => textarea({ name: `feedback.${team.id}`, label: `Feedback for ${nameOf(team)}, ${team.reference}`, value: String(typed[`feedback.${team.id}`] ?? ''), problems }))}
${button({ text: reserves.length === 1 ? 'Close the reserve list for this team' : `Close the reserve list for ${reserves.length} teams`, preventDoubleClick: true })}</form>`
}`,
  });
}

function early(programme: Programme, now: string): Html | string {
  const end = offersEnd(programme);
  return now < end
    ? insetText({
        text: `A place can still become free until ${spoken(end, programme.timeZone)}. A team for which the list is closed does not move up any more.`,
      })
    : '';
}
