import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { insetText } from '../components/inset-text.ts';
import { pagination } from '../components/pagination.ts';
import { type Html, layout } from '../layout.ts';
import { adminNavigation } from './navigation.ts';

/** An email as its team would get it. */
export type Preview = {
  id: string;
  to: { name: string; email: string };
  subject: string;
  text: string;
};

/** Every email of the release before it is sent, a page at a time. */
export function previewPage(
  programme: Programme,
  previews: Preview[],
  next: string | undefined,
): string {
  return layout({
    title: 'Emails of the release',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/shortlist'),
    back: { href: '/admin/shortlist#release', text: 'Back to the shortlist' },
    content: html`<h1>Emails of the release</h1>
<p>Each team gets its outcome like this, from the outcomes as they are now. Its own link is made when the email is sent.</p>
${previews.length === 0 ? html`<p>No outcome has been set yet.</p>` : previews.map(email)}
${next ? pagination({ next: { href: `/admin/shortlist/mails?after=${next}` } }) : ''}`,
  });
}

function email({ id, to, subject, text }: Preview): Html {
  return html`<article aria-labelledby="mail-${id}"><h2 id="mail-${id}">${subject}</h2>
<p>To ${to.name}, ${to.email}. <a class="govuk-link" href="/admin/applications/${id}">See the application<span class="govuk-visually-hidden"> of ${to.name}</span></a></p>
${insetText({ html: html`<div class="academy-mail">${text}</div>` })}</article>`;
}
