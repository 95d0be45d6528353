import type { Audience } from './audience.ts';
import type { LedgerEntry } from './mails.ts';

/**
 * Whose year a mail's reader can have in their calendar: a team's from its welcome on, a coach's and a
 * speaker's with each date that they are told of. Nobody's in any other mail.
 */
export function feedAudience({ kind, facts }: LedgerEntry): Audience | undefined {
  if (kind === 'welcome') return 'cohort-teams';
  if (kind === 'member-joined' && facts['stage'] === 'in-cohort') return 'cohort-teams';
  const audience = facts['audience'];
  const tells = kind === 'milestone' || kind === 'reminder';
  return tells && (audience === 'coaches' || audience === 'speakers') ? audience : undefined;
}
