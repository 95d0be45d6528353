import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { adminNavigation } from '../admin/navigation.ts';
import { button } from '../components/button.ts';
import { hidden } from '../components/hidden.ts';
import { input } from '../components/input.ts';
import { layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { errorOf, personFields } from './person-fields.ts';

/** The form to add somebody. */
export function newPersonPage(
  programme: Programme,
  page: { requestId: string; problems: Problem[]; typed: Record<string, unknown> },
): string {
  const { requestId, problems, typed } = page;
  return layout({
    title: titleWith(problems, 'Add a person'),
    area: 'admin',
    navigation: adminNavigation('/admin/people'),
    academy: programme,
    back: { text: 'People', href: '/admin/people' },
    content: html`${errorSummary(problems)}<h1>Add a person</h1>
<form method="post" action="/admin/people" novalidate>${hidden('requestId', requestId)}
${input({ id: 'email', name: 'email', type: 'email', label: { text: 'Email address' }, hint: { text: 'They sign in with it. It cannot be changed later: another address is another person.' }, value: String(typed['email'] ?? ''), spellcheck: false, ...errorOf('email', problems) })}
${personFields(programme, {}, page)}
${button({ text: 'Add this person', preventDoubleClick: true })}</form>
<p>Whoever has to sign in gets an email within a few minutes that says how.</p>`,
  });
}
