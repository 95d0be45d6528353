import { type Application, contactOf, type Draft, type Member } from './application.ts';
import { tooManyMembers } from './check-application.ts';
import { AcademyError } from './errors.ts';
import { STATUS_WORDS, type Status } from './moves.ts';
import type { Programme } from './programme.ts';
import { spoken } from './time.ts';
import { dueOf, endsAt } from './timetable.ts';

/** What staff change about who is in a team that has sent its application. */
export type TeamChange =
  | { do: 'replace-member'; memberId: string; member: Member }
  | { do: 'add-member'; member: Member }
  | { do: 'remove-member'; memberId: string }
  | { do: 'change-contact'; memberId: string };

/** The team after a change: who came, and who is no longer in it. */
export type ChangedTeam = { draft: Draft; joined?: Member; left?: Member };

/** Where an application stands while its team may be changed by staff. */
const OPEN: Status[] = [
  'submitted',
  'reserve',
  'shortlisted',
  'recommended',
  'offered',
  'in-cohort',
];

/** Until when staff change a team: the first learning session; the instant, ISO UTC. */
export function teamChangesEnd(programme: Programme): string {
  const instants = (event: string) =>
    programme.milestones
      .filter((milestone) => milestone.event === event)
      .map((milestone) => dueOf(programme, milestone))
      .sort();
  const [first] = [...instants('learning-session'), ...instants('action-period')];
  return first ?? endsAt(programme);
}

/** Whether staff may change the team now. */
export function mayChangeTeam(programme: Programme, { status }: Application, now: string): boolean {
  return OPEN.includes(status) && now < teamChangesEnd(programme);
}

/**
 * Refuses where the team may not be changed by staff: a draft is the team's own, and once the cohort has begun
 * to learn together its members stay.
 * @throws AcademyError `WrongStage`
 */
export function refuseTeamChange(
  programme: Programme,
  application: Application,
  now: string,
): void {
  if (mayChangeTeam(programme, application, now)) return;
  const { status } = application;
  const why = OPEN.includes(status)
    ? `the first learning session was at ${spoken(teamChangesEnd(programme), programme.timeZone)}`
    : `the application ${STATUS_WORDS[status]}`;
  throw new AcademyError('WrongStage', `The team can no longer be changed here: ${why}.`);
}

/**
 * The team after a change. Rules of mixture and lived experience are for a person to look at, so they refuse
 * nothing; size and addresses do.
 * @throws AcademyError `NotFound`, `InputInvalid`, `TeamFull`
 */
export function teamAfter(programme: Programme, draft: Draft, change: TeamChange): ChangedTeam {
  const contactId = contactOf(draft)?.id ?? '';
  if (change.do === 'add-member') {
    const members = [...draft.members, change.member];
    refuseMembers(programme, members);
    return { draft: { ...draft, contactId, members }, joined: change.member };
  }
  const left = draft.members.find(({ id }) => id === change.memberId);
  if (!left) {
    throw new AcademyError(
      'NotFound',
      'This person is not in the team any more. Go back to the people in the team.',
    );
  }
  if (change.do === 'change-contact') return { draft: { ...draft, contactId: left.id } };
  if (change.do === 'remove-member') {
    refuseRemoval(programme, draft, left);
    const members = draft.members.filter(({ id }) => id !== left.id);
    return { draft: { ...draft, contactId, members }, left };
  }
  const { member } = change;
  const members = draft.members.map((each) => (each.id === left.id ? member : each));
  refuseMembers(programme, members);
  const speaks = contactId === left.id ? member.id : contactId;
  return { draft: { ...draft, contactId: speaks, members }, joined: member, left };
}

function refuseMembers(programme: Programme, members: Member[]): void {
  const addresses = new Set(members.map(({ email }) => email.trim().toLowerCase()));
  if (addresses.size < members.length) {
    throw refusal('email', 'Somebody in the team has this address already. Enter another one');
  }
  if (members.length > programme.team.maxMembers) {
    const problem = tooManyMembers(programme);
    throw new AcademyError('TeamFull', `${problem.message}.`, [problem]);
  }
}

function refuseRemoval({ team }: Programme, draft: Draft, left: Member): void {
  if (draft.members.length <= team.minMembers) {
    throw refusal('reason', 'The team would have too few people. Replace this person instead');
  }
  if (contactOf(draft)?.id === left.id) {
    throw refusal('reason', 'This person speaks for the team. Choose another contact first');
  }
}

function refusal(field: string, message: string): AcademyError {
  return new AcademyError('InputInvalid', `${message}.`, [{ field, message }]);
}
