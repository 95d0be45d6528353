import * as z from 'zod/mini';
import type { Person, Role } from './people.ts';

/**
 * Where a person of the academy signs in. Whether a second factor is asked for belongs to the pool and
 * is not written in its tokens, so the pool decides which roles a session may have.
 */
export const Pool = z.enum(['delivery-team', 'panel']);
export type Pool = z.infer<typeof Pool>;

/** What a signed-in person may act as. `admin` is somebody of the delivery team. */
export type StaffRole = 'admin' | 'panel' | 'coach' | 'operator';

const ACTS_AS: Partial<Record<Role, StaffRole>> = {
  'delivery-team': 'admin',
  panel: 'panel',
  coach: 'coach',
  operator: 'operator',
};

/** Only the pool that asks everybody for a second factor lets anybody act as these. */
const STRONG: StaffRole[] = ['admin', 'operator'];

/** What somebody with these roles may act as once they came in through that pool. */
export function actsAs(roles: Role[], pool: Pool): StaffRole[] {
  const all = roles.flatMap((role) => ACTS_AS[role] ?? []);
  return all.filter((role) => pool === 'delivery-team' || !STRONG.includes(role));
}

/** The pool in which somebody with these roles signs in; nobody signs in as a speaker or subscriber. */
export function poolOf(roles: Role[]): Pool | undefined {
  const all = actsAs(roles, 'delivery-team');
  if (all.length === 0) return undefined;
  return all.some((role) => STRONG.includes(role)) ? 'delivery-team' : 'panel';
}

/** Where somebody's sign-in should be now, if they should have one. */
export function signInDue({ roles, disabledAt }: Person): Pool | undefined {
  return disabledAt === undefined ? poolOf(roles) : undefined;
}

/** The page on which somebody's work begins. */
export function homeOf(roles: StaffRole[]): string {
  if (roles.includes('admin')) return '/admin';
  if (roles.includes('panel')) return '/panel';
  if (roles.includes('coach')) return '/coach';
  if (roles.includes('operator')) return '/operator';
  return '/account';
}

/** The only pool whose people can use a page; `undefined` where people of both can. */
export function poolFor(path: string): Pool | undefined {
  return /^\/(admin|operator)(\/|\?|$)/.test(path) ? 'delivery-team' : undefined;
}

/**
 * A path of this site to go back to, or `undefined`: never another site, however it is disguised
 * (`//host`, `/\host`, control characters that browsers drop), and never the sign-in itself.
 */
export function safePath(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.length > 500) return undefined;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return undefined;
  return /^\/sign-(in|out)\b/.test(path) ? undefined : path;
}
