import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { button } from '../components/button.ts';
import { hidden } from '../fields.ts';
import { layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { counted } from '../words.ts';
import { bulkFields } from './bulk-form.ts';
import { adminNavigation } from './navigation.ts';

/** The outcome of several applications, asked for again with what was ticked and typed. */
export function bulkPage(
  programme: Programme,
  tried: {
    ids: string[];
    typed: Record<string, unknown>;
    problems: Problem[];
    requestId: string;
  },
): string {
  const { ids, typed, problems, requestId } = tried;
  const title = 'Set the outcome of several applications';
  return layout({
    title: titleWith(problems, title),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/shortlist'),
    back: { href: '/admin/shortlist', text: 'Back to the shortlist' },
    content: html`${errorSummary(problems)}<h1 id="ids" tabindex="-1">${title}</h1>
${ids.length > 0 ? html`<p>${counted(ids.length, 'application')} ticked.</p>` : html`<p>Go back to the table and tick those that you mean.</p>`}
<form method="post" action="/admin/shortlist/outcomes" novalidate>${hidden('requestId', requestId)}${ids.map((id) => hidden(`choose.${id}`, 'yes'))}
${bulkFields((name) => String(typed[name] ?? ''), problems)}
${button({ text: 'Set this outcome for the ticked ones' })}</form>`,
  });
}
