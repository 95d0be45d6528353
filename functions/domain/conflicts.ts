import type { Application, Draft } from './application.ts';
import type { Person } from './people.ts';
import type { Programme } from './programme.ts';
import type { Review } from './review.ts';

/**
 * Why a panel member may have a conflict of interest, one sentence each, without saying who is in the
 * team. Empty when nothing suggests one. It is a hint: the person declares.
 */
export function suggestedConflicts(
  { panel }: Programme,
  person: Pick<Person, 'email' | 'organisation'>,
  { members }: Draft,
): string[] {
  const own = organisationName(person.organisation ?? '');
  const domain = domainOf(person.email);
  const shared = panel.sharedDomains.includes(domain);
  const reasons: string[] = [];
  if (own && members.some(({ organisation }) => organisationName(organisation) === own)) {
    reasons.push('Somebody in this team gave the same organisation as yours.');
  }
  if (domain && !shared && members.some(({ email }) => domainOf(email) === domain)) {
    reasons.push('Somebody in this team has an email address at the same place as yours.');
  }
  return reasons;
}

/**
 * The same for a panel member who said that they have none, where staff have changed the team since: they should
 * say it again. It is a hint, as above.
 */
export function conflictsSince(
  programme: Programme,
  person: Pick<Person, 'email' | 'organisation'>,
  { conflict, declaredAt, redeclared }: Review,
  { teamChangedAt, draft }: Pick<Application, 'teamChangedAt' | 'draft'>,
): string[] {
  const said = redeclared?.at ?? declaredAt;
  if (conflict || teamChangedAt === undefined || teamChangedAt <= said) return [];
  return suggestedConflicts(programme, person, draft);
}

/** Words that say what kind of organisation it is rather than which one. */
const KINDS = new Set(
  'the and of for nhs foundation trust charity cio cic ltd limited community group'.split(' '),
);

/** An organisation's name as it is compared: other writings of one name are equal. */
function organisationName(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !KINDS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}
