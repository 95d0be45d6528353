import type { NavigationItem } from '../components/service-navigation.ts';

/** The pages of the delivery team. */
const PAGES = [
  { text: 'Home', href: '/admin' },
  { text: 'Shortlist', href: '/admin/shortlist' },
  { text: 'Applications', href: '/admin/applications' },
  { text: 'Interviews', href: '/admin/interviews' },
  { text: 'Places', href: '/admin/places' },
  { text: 'Outbox', href: '/admin/outbox' },
  { text: 'People', href: '/admin/people' },
  { text: 'Report', href: '/admin/report' },
] as const;

/** A page of the delivery team, by its address. */
export type AdminPage = (typeof PAGES)[number]['href'];

/** Where the delivery team can go; the door adds how much waits there. */
export function adminNavigation(current: AdminPage): NavigationItem[] {
  return PAGES.map(({ text, href }) => ({ text, href, current: href === current, counted: true }));
}
