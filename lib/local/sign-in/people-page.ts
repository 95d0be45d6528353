import { html, raw } from 'hono/html';
import type { Account } from './server.ts';

/** The page of a laptop's provider: the people of the pool, made up or not, to choose from. */
export function peoplePage(siteUrl: string, accounts: Account[]): string {
  return String(html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in – laptop</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>Who is signing in?</h1>
      <p>This page stands in for the passwords, passkeys and codes of a deployed academy. Choose who you are.</p>
      ${accounts.length === 0 ? html`<p>Nobody can sign in here.</p>` : ''}
      ${byName(accounts).map(({ id, name, as }) => html`<form method="post"><input type="hidden" name="person" value="${id}"><button>${name}: ${as}</button></form>`)}
      <p><a href="${siteUrl}/sign-in">Sign in as somebody else</a></p>
    </main>
  </body>
</html>`);
}

function byName(accounts: Account[]): Account[] {
  return accounts.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Its own few rules: the pages' stylesheet is for their own site only. */
const STYLE = `
body{margin:0;background:#fff6d6;color:#0b0c0c;font:1.1rem/1.5 Arial,sans-serif}
main{max-width:40rem;margin:0 auto;padding:1rem}
button{display:block;width:100%;margin:0 0 .5rem;padding:.6rem .8rem;border:2px solid #594d00;background:#fff;font:inherit;text-align:left;cursor:pointer}
button:hover{background:#594d00;color:#fff}
a{color:#594d00}
:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px}
`;
