import type { SesAccount } from './account.ts';
import { happens, type SesBehaviour } from './behaviour.ts';
import type { NewMail } from './mailbox.ts';

/** What becomes of a mail to one address. */
export type Fate = 'delivered' | 'bounced' | 'complained' | 'returned' | 'suppressed';

/** An address keeps its character: one that does not exist never does. */
const characters = new WeakMap<SesBehaviour, Map<string, Fate>>();

/**
 * What becomes of a mail to an address. Those of SES's mailbox simulator do what their names say.
 */
export function fateOf(to: string, mail: NewMail, { behaviour }: SesAccount): Fate {
  if (mail.suppressed?.includes(to)) return 'suppressed';
  const simulated = /^(bounce|complaint|suppressionlist)(\+.*)?@simulator\.amazonses\.com$/i.exec(
    to,
  );
  switch (simulated?.[1]?.toLowerCase()) {
    case 'bounce':
      return 'bounced';
    case 'complaint':
      return 'complained';
    case 'suppressionlist':
      return 'suppressed';
  }
  if (!behaviour) return 'delivered';
  const known = characters.get(behaviour) ?? new Map<string, Fate>();
  characters.set(behaviour, known);
  const character = known.get(to.toLowerCase()) ?? characterOf(behaviour);
  known.set(to.toLowerCase(), character);
  return character === 'delivered' && happens(behaviour, 'returned') ? 'returned' : character;
}

function characterOf(behaviour: SesBehaviour): Fate {
  if (happens(behaviour, 'bouncing')) return 'bounced';
  return happens(behaviour, 'complaining') ? 'complained' : 'delivered';
}

/** The account's own list: SES delivers nothing to such an address any more. */
export function block(account: SesAccount, to: string): void {
  if (/@simulator\.amazonses\.com$/i.test(to)) return;
  account.suppressed = [...(account.suppressed ?? []), to];
}
