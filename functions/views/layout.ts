import { html, raw } from 'hono/html';
import type { Programme } from '../domain/programme.ts';
import { ASSETS } from './asset-names.ts';
import { type BackLinkOptions, backLink } from './components/back-link.ts';
import type { Html } from './components/content.ts';
import { footer } from './components/footer.ts';
import { genericHeader } from './components/generic-header.ts';
import { type NavigationItem, serviceNavigation } from './components/service-navigation.ts';
import { skipLink } from './components/skip-link.ts';
import { summaryList } from './components/summary-list.ts';

export type { Html } from './components/content.ts';

/** Whose pages these are, and who answers questions. */
export type Academy = Pick<Programme, 'name' | 'organiser'>;

/** What every page has: its title, who it is for, and its content. */
export type Page = {
  title: string;
  /** Pages of staff: they name whose they are, and lead to that area's first page. */
  area?: 'panel' | 'coach' | 'admin' | 'operator';
  /** Left out where the programme is not known, as on a page that refuses. */
  academy?: Academy | undefined;
  /** The way back, above the content. */
  back?: BackLinkOptions;
  /** Where the browser goes on to by itself. */
  goOnTo?: string;
  /** What somebody in this area can go to. */
  navigation?: NavigationItem[];
  /** Plain headings, paragraphs and lists need no classes. */
  content: Html;
};

/** A whole page: header, content, footer with help. Works without JavaScript. */
export function layout(page: Page): string {
  const { title, area, academy, back, goOnTo, content } = page;
  return String(html`<!doctype html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0b4f5c">
${
  goOnTo
    ? html`<meta http-equiv="refresh" content="0; url=${goOnTo}">
`
    : ''
}<title>${titleOf(title, area, academy)}</title>
<link rel="icon" href="${ASSETS.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${ASSETS.stylesheet}">
<script type="module" src="${ASSETS.script}"></script>
</head>
<body class="govuk-template__body">
${skipLink({ href: '#main', text: 'Skip to main content' })}
<header class="govuk-template__header">${genericHeader({ url: '/', logoText: academy?.name ?? 'Academy home' })}${areaNavigation(page)}</header>
<div class="govuk-width-container">${back ? html`<nav aria-label="Back">${backLink(back)}</nav>` : ''}
<main class="govuk-main-wrapper" id="main" tabindex="-1">${content}</main></div>
<footer class="govuk-template__footer">${footer({ help: help(academy), links: ABOUT })}</footer>
</body>
</html>`);
}

/** A paragraph per line of user text. */
export function paragraphs(text: string): Html {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return html`${lines.map((line) => html`<p>${line}</p>`)}`;
}

/** Names and values, one below the other where the screen is narrow. */
export function facts(entries: [string, Html | string][]): Html {
  const rows = entries.map(([name, value]) => ({
    key: { text: name },
    value: { html: html`${value}` },
  }));
  return summaryList({ rows });
}

/** An attribute that is there or not. */
export function flag(name: 'checked' | 'selected' | 'open', on: boolean): Html | string {
  return on ? raw(` ${name}`) : '';
}

function titleOf(title: string, area: Page['area'], academy?: Academy): string {
  const parts = [title, ...(area ? [AREA[area]] : []), ...(academy ? [academy.name] : [])];
  return [...new Set(parts)].join(' – ');
}

const AREA = { panel: 'Panel', coach: 'Coach', admin: 'Delivery team', operator: 'Operators' };

const ABOUT = [
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'Privacy and cookies', href: '/privacy' },
];

function areaNavigation({ area, navigation = [] }: Page): Html | string {
  if (!area) return '';
  const all = [...navigation, { text: 'Your account', href: '/account' }];
  return serviceNavigation({ serviceName: AREA[area], serviceUrl: `/${area}`, navigation: all });
}

/** The same on every page, so that help is always in the same place. */
function help(academy: Academy | undefined): Html {
  const { name, email, phone } = academy?.organiser ?? {};
  return html`${
    email
      ? html`<p>Questions? Ask the ${name}: <a href="mailto:${email}">${email}</a>${phone ? ` or ${phone}` : ''}</p>`
      : html`<p>Questions? The contact is on <a href="/">the first page</a>, and in every email from us.</p>`
  }
<p>Nobody watches this site for emergencies. If somebody needs help now, call your local emergency number.</p>`;
}
