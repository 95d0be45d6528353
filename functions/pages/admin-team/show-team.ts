import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { mayChangeTeam } from '../../domain/team-changes.ts';
import { adminTeamPage } from '../../views/admin/team-pages.ts';
import { teamAgain } from './team-again.ts';

/** The people of a team, and what can be changed about them. */
export const showTeam: Route = async (request) => {
  staff(request, 'admin');
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  const { members, contactId } = application.draft;
  return {
    data: { members, contactId, open: mayChangeTeam(programme, application, now) },
    page: () => adminTeamPage(programme, application, now),
  };
};

/** The form that puts somebody into a team. */
export const showMember: Route = async (request) => {
  const { member, forms } = await teamAgain(request);
  return { data: { member }, page: () => forms.member([]) };
};

/** The form that takes somebody out of a team. */
export const showRemoval: Route = async (request) => {
  const { member, forms } = await teamAgain(request);
  return { data: { member }, page: () => forms.remove([]) };
};

/** The form that chooses who speaks for a team. */
export const showContact: Route = async (request) => {
  const { member, forms } = await teamAgain(request);
  return { data: { member }, page: () => forms.contact([]) };
};
