import { html, raw } from 'hono/html';

/** A piece of HTML in which every value has been escaped. */
export type Html = ReturnType<typeof html>;

/** What every page has: its title, who it is for, and its content. */
export type Page = { title: string; area?: 'panel' | 'admin'; content: Html };

/** A whole page. Works without JavaScript; the stylesheet is the only thing it loads. */
export function layout({ title, area, content }: Page): string {
  return String(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/assets/academy.css">
  </head>
  <body>
    <a class="skip" href="#main">Skip to main content</a>
    <header><div class="wide"><a class="home" href="${area ? `/${area}` : '/'}">Qi4All academy</a>${areaName(area)}</div></header>
    <main id="main" class="wide">${content}</main>
    <footer><div class="wide">Nobody reads this site for emergencies. If somebody needs help now, call your local emergency number.</div></footer>
  </body>
</html>`);
}

/** A paragraph per line of user text. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;
}

/** A hidden field. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A labelled choice of one. */
export function select(
  name: string,
  label: string,
  options: { value: string; text: string }[],
  chosen = '',
  id = name,
): Html {
  return html`<label for="${id}">${label}</label>
<select id="${id}" name="${name}"><option value="">Choose</option>${options.map(
    ({ value, text }) =>
      html`<option value="${value}"${raw(value === chosen ? ' selected' : '')}>${text}</option>`,
  )}</select>`;
}

/** A labelled line of text. */
export function input(
  name: string,
  label: string,
  value = '',
  { id = name, type = 'text', hint = '' }: { id?: string; type?: string; hint?: string } = {},
): Html {
  return html`<label for="${id}">${label}</label>${hint ? html`<p class="hint">${hint}</p>` : ''}
<input id="${id}" name="${name}" type="${type}" value="${value}">`;
}

function areaName(area: Page['area']): Html | string {
  if (!area) return '';
  return html`<span class="area">${area === 'panel' ? 'Panel' : 'Delivery team'}</span>`;
}
