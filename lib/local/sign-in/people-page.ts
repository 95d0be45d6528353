import { html } from 'hono/html';
import { ASSETS } from '../../../functions/views/asset-names.ts';
import { button } from '../../../functions/views/components/button.ts';
import type { Account } from './server.ts';

/** The page of a laptop's provider: the people of the pool, made up or not, to choose from. */
export function peoplePage(siteUrl: string, accounts: Account[]): string {
  return String(html`<!doctype html>
<html lang="en-GB" class="govuk-template">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in – laptop</title>
    <link rel="stylesheet" href="${siteUrl}${ASSETS.stylesheet}">
  </head>
  <body class="govuk-template__body">
    <main id="main" class="govuk-width-container govuk-main-wrapper">
      <h1>Who is signing in?</h1>
      <p>This page stands in for the passwords, passkeys and codes of a deployed academy. Choose who you are.</p>
      ${accounts.length === 0 ? html`<p>Nobody can sign in here.</p>` : ''}
      ${accounts.map(({ id, name, as }) => html`<form method="post"><input type="hidden" name="person" value="${id}">${button({ text: `${name}: ${as}`, classes: 'govuk-button--secondary' })}</form>`)}
      <p><a href="${siteUrl}/sign-in">Sign in as somebody else</a></p>
    </main>
  </body>
</html>`);
}
