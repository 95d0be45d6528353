import type { NavigationItem } from '../components/service-navigation.ts';

/** Where a panel member can go; the door adds how much waits there. */
export function panelNavigation(current?: '/panel'): NavigationItem[] {
  return [{ text: 'Your list', href: '/panel', current: current === '/panel', counted: true }];
}
