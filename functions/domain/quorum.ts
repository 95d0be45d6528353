import type { Programme } from './programme.ts';

/** How many scores an application needs and from whom, as people say it. */
export function quorumInWords({ panel: { quorum, seats } }: Programme): string {
  const names = seats
    .filter(({ id }) => quorum.oneOf.includes(id))
    .map(({ name }) => name.toLowerCase())
    .join(' or ');
  return `at least ${quorum.scores}${names ? `, one of them from ${names}` : ''}`;
}
