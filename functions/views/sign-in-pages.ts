import { html } from 'hono/html';
import type { Pool, StaffRole } from '../domain/sign-in.ts';
import { button } from './components/button.ts';
import { type Academy, type Html, layout } from './layout.ts';

/** Asks who somebody is to the academy, for each signs in at their own place. */
export function choosePoolPage(academy: Academy, to: string | undefined): string {
  const link = (pool: Pool) => `/sign-in?${new URLSearchParams({ pool, ...(to ? { to } : {}) })}`;
  return layout({
    title: 'Sign in',
    academy,
    content: html`<h1>Sign in</h1>
<p>This is for people of the academy. If you are applying, open the link in your latest email from us.</p>
<p>${button({ text: 'Panel members and coaches', href: link('panel') })}</p>
<p>${button({ text: 'Delivery team and operators', href: link('delivery-team') })}</p>
<p>If you are on the delivery team and do something else as well, choose the delivery team.</p>`,
  });
}

/** Who is signed in, and where they work. */
export function accountPage(
  academy: Academy,
  { name, roles }: { name: string; roles: string[] },
): string {
  return layout({
    title: 'Your account',
    academy,
    content: html`<h1>Your account</h1>
<p>You are signed in as <strong>${name}</strong>.</p>
<ul>${roles.map((role) => html`<li>${workOf(role as StaffRole)}</li>`)}</ul>
<form method="post" action="/sign-out">${button({ text: 'Sign out', preventDoubleClick: true })}</form>`,
  });
}

/** Says that the session has ended, and goes on to where the provider forgets the browser too. */
export function signedOutPage(academy: Academy, next: string): string {
  return layout({
    title: 'You are signed out',
    academy,
    goOnTo: next,
    content: html`<h1>You are signed out</h1>
<p>We also sign you out of where you signed in. <a href="${next}">Go on</a> if nothing happens.</p>`,
  });
}

function workOf(role: StaffRole): Html {
  switch (role) {
    case 'admin':
      return html`<a href="/admin">Delivery team</a>`;
    case 'panel':
      return html`<a href="/panel">Panel</a>`;
    case 'coach':
      return html`<a href="/coach">Coach</a>`;
    default:
      return html`<a href="/operator">Operators</a>: you look after the system, and see nothing that teams wrote.`;
  }
}
