import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { StaffRole } from '../domain/sign-in.ts';
import { loadApplication, memberActor, noSuchApplication } from './applications.ts';
import type { Claims, PageRequest } from './http.ts';
import { type Enterer, type Followed, followLink } from './links.ts';
import { programmeId } from './programmes.ts';

/** The cookie that a mailed link is exchanged for. */
export const TEAM_COOKIE = 'team';

/** Who of which team is asking, and their application. */
export type TeamSession = {
  application: Application;
  by: Actor;
  /** The member; nobody where staff enter the draft for the team. */
  memberId: string;
  /** Who of the delivery team enters the draft for the team. */
  enterer?: Enterer;
};

/**
 * The team whose link was followed on this device, or whose program sent the link's secret along.
 * @throws AcademyError `NotSignedIn`
 */
export async function teamSession(request: PageRequest): Promise<TeamSession> {
  const followed = await followLink(secretOf(request));
  if (!followed || isOver(followed, request.now())) {
    throw new AcademyError(
      'NotSignedIn',
      'Open the link in your latest mail from the academy, or get a new one. Then go on from there.',
    );
  }
  const { application, memberId, enterer } = followed;
  const by: Actor = enterer ? { ...enterer, role: 'team' } : memberActor(application, memberId);
  return { application, by, memberId, ...(enterer ? { enterer } : {}) };
}

/** Only the sitting of somebody who enters a draft for a team comes to an end. */
function isOver({ until }: Followed, now: string): boolean {
  return until !== undefined && until < now;
}

/** Whether a link was followed on this device. */
export async function hasTeamSession(request: PageRequest): Promise<boolean> {
  return (await followLink(secretOf(request))) !== undefined;
}

function secretOf({ cookies, headers }: PageRequest): string {
  const bearer = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  return bearer ?? cookies[TEAM_COOKIE] ?? '';
}

/**
 * The member of staff who is asking, if they have the role.
 * @throws AcademyError `SignInNeeded`, `NotAllowed`
 */
export function staff(request: PageRequest, role: 'admin' | 'panel' | 'operator'): Actor {
  const { id, name } = signedInWith(request, role);
  return { id, name, role };
}

/**
 * Whoever is signed in, if they have the role.
 * @throws AcademyError `SignInNeeded`, `NotAllowed`
 */
export function signedInWith(request: PageRequest, role: StaffRole): Claims {
  const claims = signedInAs(request);
  if (claims.roles.includes(role)) return claims;
  throw new AcademyError(
    'NotAllowed',
    `Your account is not one of the ${GROUPS[role]}. Ask the delivery team if it should be.`,
  );
}

const GROUPS: Record<StaffRole, string> = {
  admin: 'delivery team',
  panel: 'panel',
  coach: 'coaches',
  operator: 'operators',
};

/**
 * Whoever is signed in, in whatever role.
 * @throws AcademyError `SignInNeeded`
 */
export function signedInAs({ claims }: PageRequest): Claims {
  if (!claims) throw new AcademyError('SignInNeeded', 'Sign in, then open this page again.');
  return claims;
}

/**
 * The application of the address, in the same words whether it is missing, malformed or another intake's.
 * @throws AcademyError `NotFound`
 */
export async function applicationOf(request: PageRequest): Promise<Application> {
  const application = await loadApplication(applicationIdOf(request));
  if (application.programmeId !== programmeId()) throw noSuchApplication();
  return application;
}

/**
 * The application's id in the address.
 * @throws AcademyError `NotFound` when it cannot be one
 */
export function applicationIdOf(request: PageRequest): string {
  const id = request.params['id'] ?? '';
  if (!/^[0-9a-zA-Z-]{1,64}$/.test(id)) throw noSuchApplication();
  return id;
}
