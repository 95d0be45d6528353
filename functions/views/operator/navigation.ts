import type { NavigationItem } from '../components/service-navigation.ts';

/** The pages of operators. */
const PAGES = [
  { text: 'Overview', href: '/operator' },
  { text: 'Waiting too long', href: '/operator/decisions' },
  { text: 'Failed executions', href: '/operator/failures' },
  { text: 'Dates and clock', href: '/operator/dates' },
  { text: 'Mail', href: '/operator/mail' },
] as const;

/** A page of operators, by its address. */
export type OperatorPage = (typeof PAGES)[number]['href'];

/** Where operators can go; `current` is left out on a page that none of these is. */
export function operatorNavigation(current?: OperatorPage): NavigationItem[] {
  return PAGES.map(({ text, href }) => ({ text, href, current: href === current }));
}
