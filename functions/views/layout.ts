import { html, raw } from 'hono/html';
import type { Programme } from '../domain/programme.ts';

/** A piece of HTML in which every value has been escaped. */
export type Html = ReturnType<typeof html>;

/** Whose pages these are, and who answers questions. */
export type Academy = Pick<Programme, 'name' | 'organiser'>;

/** What every page has: its title, who it is for, and its content. */
export type Page = {
  title: string;
  area?: 'panel' | 'admin';
  /** Left out where the programme is not known, as on a page that refuses. */
  academy?: Academy;
  content: Html;
};

/** A whole page. Works without JavaScript; the stylesheet is the only thing it loads. */
export function layout({ title, area, academy, content }: Page): string {
  const name = academy?.name ?? 'Academy home';
  return String(html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${titleOf(title, area, academy)}</title>
    <link rel="stylesheet" href="/assets/academy.css">
  </head>
  <body>
    <a class="skip" href="#main">Skip to main content</a>
    <header><div class="wide"><a class="home" href="${area ? `/${area}` : '/'}">${name}</a>${areaName(area)}</div></header>
    <main id="main" class="wide" tabindex="-1">${content}</main>
    <footer><div class="wide">${academy ? contact(academy) : ''}<p>Nobody watches this site for emergencies. If somebody needs help now, call your local emergency number.</p></div></footer>
  </body>
</html>`);
}

/** A paragraph per line of user text. */
export function paragraphs(text: string): Html {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return html`${lines.map((line) => html`<p>${line}</p>`)}`;
}

/** A table that scrolls inside its own frame where the screen is narrow. */
export function table(caption: string, heads: string[], rows: Html[][]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Names and values, one below the other where the screen is narrow. */
export function facts(entries: [string, Html | string][]): Html {
  return html`<dl>${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** An attribute that is there or not. */
export function flag(name: 'checked' | 'selected' | 'open', on: boolean): Html | string {
  return on ? raw(` ${name}`) : '';
}

function titleOf(title: string, area: Page['area'], academy?: Academy): string {
  const parts = [title, ...(area ? [AREA[area]] : []), ...(academy ? [academy.name] : [])];
  return [...new Set(parts)].join(' – ');
}

const AREA = { panel: 'Panel', admin: 'Delivery team' };

function contact({ organiser: { name, email, phone } }: Academy): Html {
  return html`<p>Questions? Ask the ${name}: <a href="mailto:${email}">${email}</a>${phone ? `, ${phone}` : ''}</p>`;
}

function areaName(area: Page['area']): Html | string {
  return area ? html`<span class="area">${AREA[area]}</span>` : '';
}
