import * as z from 'zod/mini';
import type { Audience } from './audience.ts';

/** What a person does around the academy. One person, one address, any number of roles. */
export const Role = z.enum([
  'delivery-team',
  'panel',
  'coach',
  'speaker',
  'operator',
  'subscriber',
]);
export type Role = z.infer<typeof Role>;

/** A person around the academy, as imported from a CSV with the same column names. */
export const Person = z.object({
  /** Derived from the address, so that one address is one person. */
  id: z.string(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  email: z.email().check(z.maxLength(254)),
  roles: z.array(Role).check(z.minLength(1)),
  /** The point of view of a panel member: an id of the programme's `panel.seats`. */
  seat: z.optional(z.string()),
  /** Where they work; used to suggest conflicts. */
  organisation: z.optional(z.string().check(z.trim(), z.maxLength(150))),
  /** Since when (ISO) they have no part in the academy: no sign-in, no mail. What they did stays. */
  disabledAt: z.optional(z.string()),
  /** What a subscriber's unsubscribe link holds besides the id; nobody else knows it. */
  unsubscribe: z.optional(z.string()),
  /** Where their sign-in is now; it follows the roles a moment after they change. */
  signInAt: z.optional(z.enum(['delivery-team', 'panel'])),
  /** Counts the changes; a change succeeds only on the version that somebody saw. */
  version: z.optional(z.number()),
});
export type Person = z.infer<typeof Person>;

/** What an admin says of a person; the address makes the id, and cannot change. */
export type PersonDetails = Pick<Person, 'name' | 'email' | 'roles' | 'seat' | 'organisation'>;

/** Somebody with other details; what the academy itself keeps of them stays. */
export function withDetails(person: Person, details: PersonDetails): Person {
  const { seat: _seat, organisation: _organisation, ...kept } = person;
  return { ...kept, ...details };
}

/** Whether somebody still has a part in the academy. */
export function isActive({ disabledAt }: Person): boolean {
  return disabledAt === undefined;
}

/** The roles that an audience of a milestone is made of; empty for audiences of applicants. */
export function rolesOf(audience: Audience): Role[] {
  switch (audience) {
    case 'delivery-team':
      return ['delivery-team'];
    case 'panel':
      return ['panel'];
    case 'coaches':
      return ['coach'];
    case 'speakers':
      return ['speaker'];
    case 'subscribers':
      return ['subscriber'];
    case 'everyone':
      return Role.options;
    default:
      return [];
  }
}

/** The addresses of members that an audience includes, by the statuses their application must have. */
export function statusesOf(audience: Audience): 'drafts' | 'sent' | 'cohort' | undefined {
  switch (audience) {
    case 'drafts':
      return 'drafts';
    case 'applicants':
    case 'everyone':
      return 'sent';
    case 'cohort-teams':
      return 'cohort';
    default:
      return undefined;
  }
}
