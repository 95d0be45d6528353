import { html } from 'hono/html';
import { backLink } from '../../../functions/views/components/back-link.ts';
import { button } from '../../../functions/views/components/button.ts';
import { details } from '../../../functions/views/components/details.ts';
import { errorSummary } from '../../../functions/views/components/error-summary.ts';
import { genericHeader } from '../../../functions/views/components/generic-header.ts';
import { insetText } from '../../../functions/views/components/inset-text.ts';
import { notificationBanner } from '../../../functions/views/components/notification-banner.ts';
import { pagination } from '../../../functions/views/components/pagination.ts';
import { panel } from '../../../functions/views/components/panel.ts';
import { serviceNavigation } from '../../../functions/views/components/service-navigation.ts';
import { skipLink } from '../../../functions/views/components/skip-link.ts';
import { summaryList } from '../../../functions/views/components/summary-list.ts';
import { table } from '../../../functions/views/components/table.ts';
import { tag } from '../../../functions/views/components/tag.ts';
import { taskList } from '../../../functions/views/components/task-list.ts';
import { warningText } from '../../../functions/views/components/warning-text.ts';
import { type Cases, covering } from './paths.ts';

/** Text that is wrong wherever it is not escaped. */
const NASTY = `<em>"Tea" & 'cake'</em>`;
const RICH = html`<strong>${NASTY}</strong>`;
const CHANGE = { href: '/change?a=1&b=2', text: NASTY, visuallyHiddenText: NASTY, classes: 'wide' };
const RICH_CHANGE = { href: '/change', html: RICH };

/** Everything that is not a field, by the name of its component. */
export const OTHER_CASES: Record<string, Cases> = {
  'back-link': covering(backLink)([{ href: '/a?b=1&c=2', text: NASTY }, { href: '/' }]),
  'skip-link': covering(skipLink)([{ href: '#main', text: NASTY }]),
  'generic-header': covering(genericHeader)([{ url: '/home', logoText: NASTY }]),
  'service-navigation': covering(serviceNavigation)([
    { serviceName: NASTY, serviceUrl: '/admin', navigation: [] },
    {
      ...{ serviceName: 'Panel', serviceUrl: '/panel' },
      navigation: [{ text: NASTY, href: '/one', current: true }],
    },
    {
      ...{ serviceName: 'Panel', serviceUrl: '/panel' },
      navigation: [
        { text: 'One', href: '/one', active: true },
        { text: 'Two', href: '/two' },
        { text: 'Three', href: '/three', counted: false },
      ],
    },
  ]),
  button: covering(button)([
    {
      ...{ text: NASTY, name: 'what', value: NASTY, id: 'it', classes: 'wide' },
      type: 'button' as const,
      ...{ preventDoubleClick: true, attributes: { formaction: '/else' } },
    },
    { text: 'Save', preventDoubleClick: false },
    { html: RICH, href: '/start', isStartButton: true },
    { text: 'Start', isStartButton: true },
  ]),
  'error-summary': covering(errorSummary)([
    {
      titleText: NASTY,
      errorList: [{ text: NASTY, href: '#it' }, { html: RICH }, { text: 'No link' }],
    },
  ]),
  'summary-list': covering(summaryList)([
    {
      classes: 'wide',
      rows: [
        {
          key: { text: NASTY, classes: 'wide' },
          value: { text: NASTY, classes: 'wide' },
          actions: { items: [CHANGE, RICH_CHANGE] },
          classes: 'wide',
        },
        { key: { html: RICH }, value: { html: RICH }, actions: { items: [CHANGE] } },
        { key: { text: 'No action' }, value: { text: 'None' } },
      ],
    },
    {
      rows: [{ key: { text: 'A' }, value: { text: 'B' }, actions: { items: [RICH_CHANGE] } }],
      card: {
        title: { text: NASTY, headingLevel: 3, classes: 'wide' },
        actions: { items: [CHANGE, RICH_CHANGE] },
        classes: 'wide',
      },
    },
    {
      rows: [{ key: { text: 'A' }, value: { text: 'B' } }],
      card: { title: { html: RICH }, actions: { items: [CHANGE] } },
    },
  ]),
  tag: covering(tag)([{ text: NASTY, classes: 'govuk-tag--grey' }, { html: RICH }]),
  'task-list': covering(taskList)([
    {
      ...{ idPrefix: 'own', classes: 'wide' },
      items: [
        {
          ...{ title: { text: NASTY, classes: 'wide' }, hint: { text: NASTY }, href: '/a?b&c' },
          ...{ status: { text: 'Completed', classes: 'wide' }, classes: 'wide' },
        },
        {
          ...{ title: { html: RICH }, hint: { html: RICH }, href: '/b' },
          status: { tag: { text: NASTY, classes: 'govuk-tag--blue' }, classes: 'wide' },
        },
      ],
    },
    {
      items: [
        { title: { text: 'Later', classes: 'wide' }, status: { html: RICH } },
        { title: { text: 'Later' }, status: { tag: { html: RICH } } },
      ],
    },
  ]),
  panel: covering(panel)([
    { titleText: NASTY, text: NASTY, headingLevel: 2, classes: 'wide' },
    { titleText: 'Sent', html: RICH },
  ]),
  'notification-banner': covering(notificationBanner)([
    { type: 'success', titleText: NASTY, titleId: 'own', text: NASTY, classes: 'wide' },
    { type: 'success', html: RICH },
    { text: 'News' },
  ]),
  'inset-text': covering(insetText)([{ text: NASTY, id: 'it', classes: 'wide' }, { html: RICH }]),
  'warning-text': covering(warningText)([
    { text: NASTY, iconFallbackText: NASTY, classes: 'wide' },
    { html: RICH },
  ]),
  details: covering(details)([
    { summaryText: NASTY, text: NASTY, id: 'it', open: true, classes: 'wide' },
    { summaryText: 'More', html: RICH, open: false },
  ]),
  table: covering(table)([
    {
      ...{ caption: NASTY, captionClasses: 'wide', firstCellIsHeader: true, classes: 'wide' },
      head: [
        { text: NASTY, format: 'numeric', classes: 'wide', attributes: { 'aria-sort': 'none' } },
        { html: RICH },
      ],
      rows: [
        [
          { text: NASTY, classes: 'wide', attributes: { id: 'it' } },
          { html: RICH, format: 'numeric', classes: 'wide', attributes: { id: 'that' } },
        ],
      ],
    },
    { head: [{ text: 'A' }], rows: [[{ text: NASTY }], [{ html: RICH }]] },
  ]),
  pagination: covering(pagination)([
    {
      ...{ landmarkLabel: NASTY, classes: 'wide' },
      previous: { href: '/1?a&b', text: NASTY, labelText: NASTY },
      next: { href: '/3', labelText: 'Third' },
    },
    { previous: { href: '/1' }, next: { href: '/3', text: 'Older' } },
    {
      previous: { href: '/1' },
      next: { href: '/3' },
      items: [
        { number: 1, href: '/1' },
        { number: 2, href: '/2', current: true },
        { ellipsis: true },
        { number: 9, href: '/9' },
      ],
    },
  ]),
};
