import { html } from 'hono/html';
import { attributes } from './attributes.ts';
import { type Content, classes, type Html } from './content.ts';

/** News above the page's content, as govukNotificationBanner takes it. */
export type NotificationBannerOptions = Content & {
  /** What was asked for is done; JavaScript moves the focus to it. */
  type?: 'success';
  titleText?: string;
  titleId?: string;
  classes?: string;
};

/** News above the page's content. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const { type, titleId = 'govuk-notification-banner-title' } = options;
  const { titleText = type === 'success' ? 'Success' : 'Important' } = options;
  const names = classes(
    'govuk-notification-banner',
    type && `govuk-notification-banner--${type}`,
    options.classes,
  );
  return html`<div${attributes({
    class: names,
    role: type === 'success' ? 'alert' : 'region',
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
  })}><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="${titleId}">${titleText}</h2></div>
<div class="govuk-notification-banner__content">${options.html ?? html`<p class="govuk-notification-banner__heading">${options.text}</p>`}</div></div>`;
}
