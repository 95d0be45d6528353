import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { classes, type Html } from './content.ts';

/** A link of the navigation. */
export type NavigationItem = {
  text: string;
  href: string;
  /** It is the page that is shown. */
  current?: boolean;
  /** The page that is shown belongs to it. */
  active?: boolean;
  /** How much waits behind it is put there by the door, so that every page has it. */
  counted?: boolean;
};

/** The navigation below the header, as govukServiceNavigation takes it. */
export type ServiceNavigationOptions = {
  serviceName: string;
  serviceUrl: string;
  navigation: NavigationItem[];
};

/** What one can go to, below the header; folds up behind a button on a phone where there is JavaScript. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { serviceName, serviceUrl, navigation } = options;
  return html`<section aria-label="Service information" class="govuk-service-navigation" data-module="govuk-service-navigation"><div class="govuk-width-container"><div class="govuk-service-navigation__container">
<span class="govuk-service-navigation__service-name"><a href="${serviceUrl}" class="govuk-service-navigation__link">${serviceName}</a></span>
${navigation.length > 0 ? links(navigation) : ''}
</div></div></section>`;
}

function links(navigation: NavigationItem[]): Html {
  const toggle =
    navigation.length > 1
      ? html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>`
      : '';
  return html`<nav aria-label="Menu" class="govuk-service-navigation__wrapper">${toggle}<ul class="govuk-service-navigation__list" id="navigation">${navigation.map(link)}</ul></nav>`;
}

function link({ text, href, current = false, active = false, counted }: NavigationItem): Html {
  const here = current || active;
  const names = classes(
    'govuk-service-navigation__item',
    here && 'govuk-service-navigation__item--active',
  );
  const words = counted ? html`${text}<span data-count="${href}"></span>` : text;
  const content = here
    ? html`<strong class="govuk-service-navigation__active-fallback">${words}</strong>`
    : words;
  const marked = current ? 'page' : active ? 'true' : undefined;
  return html`<li class="${names}"><a${attributes({ class: 'govuk-service-navigation__link', href, 'aria-current': marked })}>${content}</a></li>`;
}
