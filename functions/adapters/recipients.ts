import type { Application } from '../domain/application.ts';
import type { Audience } from '../domain/audience.ts';
import { type MailDue, teamRecipients } from '../domain/mails.ts';
import { isInCohort } from '../domain/moves.ts';
import type { Occasion, TeamAudience } from '../domain/occasions.ts';
import { type Person, type Role, rolesOf } from '../domain/people.ts';
import { held } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { pageOfApplications } from './application-lists.ts';
import { loadApplications } from './applications.ts';
import { findPerson, pageOfPeople } from './people.ts';
import { loadBoard } from './places.ts';
import { toldBefore } from './told-before.ts';

/** Where recipients of an occasion come from; each is read in pages. */
export type Source = 'people' | 'drafts' | 'sent' | 'cohort' | 'team' | 'told';

/** Somebody to be told, and what their mail needs beyond the occasion itself. */
export type Recipient = Pick<MailDue, 'to' | 'link' | 'facts'>;

/** A page of recipients, and where the next one starts: keys, never a name or an address. */
export type RecipientPage = { recipients: Recipient[]; after?: string };

/** One page of one source of recipients. */
export async function readRecipients(
  subject: { programme: Programme; application?: Application },
  occasion: Occasion,
  source: Source,
  after: string | undefined,
): Promise<RecipientPage> {
  const { programme, application } = subject;
  switch (source) {
    case 'people':
      return peoplePage(programme.id, occasion.audiences as Audience[], after);
    case 'drafts':
      return draftsPage(programme.id, after);
    case 'sent':
      return sentPage(programme.id, after);
    case 'cohort':
      return {
        recipients: forAudience('cohort-teams', (await cohort(programme)).flatMap(wholeTeam)),
      };
    case 'told':
      return toldBefore(programme.id, occasion.milestoneId ?? '', after);
    case 'team':
      return { recipients: application ? await teamPage(programme, application, occasion) : [] };
  }
}

async function peoplePage(
  programmeId: string,
  audiences: Audience[],
  after?: string,
): Promise<RecipientPage> {
  const roles = new Set<Role>(audiences.flatMap(rolesOf));
  const { people, next } = await pageOfPeople(programmeId, decode(after));
  const told = people.flatMap((person) => {
    const role = person.roles.find((each) => roles.has(each));
    if (!role) return [];
    const { to, facts } = toPerson(person);
    return [{ to, facts: { ...facts, audience: AUDIENCE_OF[role] } }];
  });
  return { recipients: told, ...encode(next) };
}

async function draftsPage(programmeId: string, after?: string): Promise<RecipientPage> {
  const { applications, next } = await pageOfApplications(programmeId, 'draft', decode(after));
  return { recipients: applications.flatMap(ofDraft), ...encode(next) };
}

/** Who speaks for each team that sent an application and has not withdrawn it; a cohort team’s all. */
async function sentPage(programmeId: string, after?: string): Promise<RecipientPage> {
  const { applications, next } = await pageOfApplications(programmeId, undefined, decode(after));
  const sent = applications.filter(({ status }) => status !== 'draft' && status !== 'withdrawn');
  return {
    recipients: sent.flatMap((application) => {
      if (isInCohort(application.status))
        return forAudience('cohort-teams', wholeTeam(application));
      return forAudience('applicants', ofTeam(application, 'contact'));
    }),
    ...encode(next),
  };
}

/** Teams in the cohort, from the board and the applications themselves, since that must be consistent. */
async function cohort(programme: Programme): Promise<Application[]> {
  const board = await loadBoard(programme);
  if (held(board) === 0) return [];
  const holders = Object.keys(board.teams).filter((id) => board.teams[id]?.as === 'holder');
  return (await loadApplications(holders)).filter(({ status }) => isInCohort(status));
}

/** Who of a team, and which coach, an occasion of its own is for. */
export async function teamPage(
  programme: Programme,
  application: Application,
  occasion: Occasion,
): Promise<Recipient[]> {
  const audience = occasion.audiences[0] as TeamAudience;
  const { coachId } = application;
  const coach = coachId ? await findPerson(programme.id, coachId) : undefined;
  const whom = audience === 'whole-team' ? 'whole-team' : 'contact';
  const team = ofTeam(application, whom).map((one) => ({
    ...one,
    facts: { ...one.facts, ...(coach ? { coachName: coach.name } : {}) },
  }));
  if (audience !== 'contact-and-coach' || !coach) return team;
  const { teamName } = application.draft;
  return [...team, { to: toPerson(coach).to, facts: { teamName, audience: 'coach' } }];
}

/** A mail to a draft is about sending it, and untrue once it has been sent. */
function ofDraft(application: Application): Recipient[] {
  return forAudience('drafts', wholeTeam(application)).map((one) => ({
    ...one,
    facts: { ...one.facts, forDrafts: 'yes' },
  }));
}

/** As which of the audiences somebody is told; it chooses the text. */
function forAudience(audience: Audience, recipients: Recipient[]): Recipient[] {
  return recipients.map((one) => ({ ...one, facts: { ...one.facts, audience } }));
}

/** As what a person is told of a milestone: as the first of their roles that it is for. */
const AUDIENCE_OF: Record<Role, Audience> = {
  'delivery-team': 'delivery-team',
  operator: 'delivery-team',
  panel: 'panel',
  coach: 'coaches',
  speaker: 'speakers',
  subscriber: 'subscribers',
};

function wholeTeam(application: Application): Recipient[] {
  return ofTeam(application, 'whole-team');
}

function ofTeam(application: Application, whom: 'contact' | 'whole-team'): Recipient[] {
  const { teamName } = application.draft;
  const facts = { reference: application.reference, teamName };
  return teamRecipients(application.id, application.draft, whom).map((one) => ({ ...one, facts }));
}

function toPerson({ id, email, name, unsubscribe }: Person): Recipient {
  const facts: Record<string, string> = unsubscribe ? { unsubscribe: `${id}.${unsubscribe}` } : {};
  return { to: { email, name }, facts };
}

function encode(next?: Record<string, unknown>): { after?: string } {
  return next ? { after: Buffer.from(JSON.stringify(next)).toString('base64url') } : {};
}

function decode(after?: string): Record<string, unknown> | undefined {
  return after === undefined ? undefined : JSON.parse(Buffer.from(after, 'base64url').toString());
}
