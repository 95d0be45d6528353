import type { Application } from '../domain/application.ts';
import { type MailDue, type MailKind, teamRecipients } from '../domain/mails.ts';
import {
  type Occasion,
  outcomeMilestoneId,
  programmeOccasions,
  type TeamAudience,
  teamOccasions,
} from '../domain/occasions.ts';
import { type Person, type Role, rolesOf, statusesOf } from '../domain/people.ts';
import { coachOf, held } from '../domain/places.ts';
import type { Audience, Programme } from '../domain/programme.ts';
import {
  listApplications,
  loadApplication,
  loadApplications,
  pageOfApplications,
} from './applications.ts';
import { announcementPartition } from './keys.ts';
import { recordMails } from './ledger.ts';
import { findPerson, pageOfPeople } from './people.ts';
import { loadBoard } from './places.ts';
import { currentProgramme } from './programmes.ts';

/** Where recipients of an occasion come from; each is read in pages. */
export type Source = 'people' | 'drafts' | 'sent' | 'cohort' | 'team';

/** Something to be told: the occasion in the version that was claimed, on whose timeline. */
export type Announcement = { timelineId: string; occasionId: string; version: number };

/** A page of recipients that has been recorded, and where the next one starts. */
export type RecordedPage = { recorded: number; after?: string };

/** The programme, and the application of a team's timeline. */
export async function subjectOf(
  timelineId: string,
): Promise<{ programme: Programme; application?: Application }> {
  const [kind, id = ''] = timelineId.split('/');
  if (kind === 'programme') return { programme: (await currentProgramme(id)).programme };
  const application = await loadApplication(id);
  const { programme } = await currentProgramme(application.programmeId);
  return { programme, application };
}

/** Every occasion of a timeline, worked out from the programme as it is now. */
export function occasionsOf(subject: {
  programme: Programme;
  application?: Application;
}): Occasion[] {
  const { programme, application } = subject;
  return application
    ? teamOccasions(programme, application.acceptedAt ?? '')
    : programmeOccasions(programme);
}

/** The sources to be read for an occasion. At the shortlist, applicants are told their outcome instead. */
export function sourcesOf(programme: Programme, occasion: Occasion, team: boolean): Source[] {
  if (team) return ['team'];
  const audiences = occasion.audiences as Audience[];
  const people: Source[] = audiences.some((audience) => rolesOf(audience).length > 0)
    ? ['people']
    : [];
  const outcome = occasion.id === outcomeMilestoneId(programme);
  const told = audiences.filter((audience) => !(outcome && audience === 'applicants'));
  const others = told.flatMap((audience) => statusesOf(audience) ?? []);
  return [...people, ...new Set(others)];
}

/** Records one page of recipients of one source in the ledger. Repeating it records nothing twice. */
export async function recordRecipients(
  announcement: Announcement,
  source: Source,
  after: string | undefined,
  now: string,
): Promise<RecordedPage> {
  const subject = await subjectOf(announcement.timelineId);
  const occasion = occasionsOf(subject).find(({ id }) => id === announcement.occasionId);
  if (!occasion) return { recorded: 0 };
  const { timelineId, occasionId, version } = announcement;
  const page = await readPage(subject, occasion, source, after);
  const mails = page.recipients.map(
    (recipient): MailDue => ({
      ...recipient,
      kind: occasion.kind as MailKind,
      occasion: `${occasionName(timelineId, occasionId)}/${version}`,
      facts: {
        ...recipient.facts,
        occasionId,
        due: occasion.due,
        milestoneId: occasion.milestoneId ?? '',
      },
      sendAt: now,
    }),
  );
  const partition = announcementPartition(timelineId, occasionId, version);
  const recorded = await recordMails(partition, mails, now);
  return { recorded, ...(page.after ? { after: page.after } : {}) };
}

type Recipient = Pick<MailDue, 'to' | 'link' | 'facts'>;
type Page = { recipients: Recipient[]; after?: string };

/** Milestones are known by their own name; a team's occasions also by the team. */
function occasionName(timelineId: string, occasionId: string): string {
  const [kind, id] = timelineId.split('/');
  return kind === 'programme' ? occasionId : `${id}/${occasionId}`;
}

async function readPage(
  subject: { programme: Programme; application?: Application },
  occasion: Occasion,
  source: Source,
  after: string | undefined,
): Promise<Page> {
  const { programme, application } = subject;
  switch (source) {
    case 'people':
      return peoplePage(programme.id, occasion.audiences as Audience[], after);
    case 'drafts':
      return { recipients: (await listApplications(programme.id, 'draft')).flatMap(wholeTeam) };
    case 'sent':
      return sentPage(programme.id, after);
    case 'cohort':
      return { recipients: (await cohort(programme)).flatMap(wholeTeam) };
    case 'team':
      return { recipients: application ? await teamPage(programme, application, occasion) : [] };
  }
}

async function peoplePage(
  programmeId: string,
  audiences: Audience[],
  after?: string,
): Promise<Page> {
  const roles = new Set<Role>(audiences.flatMap(rolesOf));
  const { people, next } = await pageOfPeople(programmeId, decode(after));
  const told = people.filter((person) => person.roles.some((role) => roles.has(role)));
  return { recipients: told.map(toPerson), ...encode(next) };
}

/** The people who speak for the teams that sent an application and have not withdrawn it. */
async function sentPage(programmeId: string, after?: string): Promise<Page> {
  const { applications, next } = await pageOfApplications(programmeId, undefined, decode(after));
  const sent = applications.filter(({ status }) => status !== 'draft' && status !== 'withdrawn');
  return {
    recipients: sent.flatMap((application) => ofTeam(application, 'contact')),
    ...encode(next),
  };
}

/** Teams in the cohort, from the board and the applications themselves, since that must be consistent. */
async function cohort(programme: Programme): Promise<Application[]> {
  const board = await loadBoard(programme);
  if (held(board) === 0) return [];
  const holders = Object.keys(board.teams).filter((id) => board.teams[id]?.as === 'holder');
  return (await loadApplications(holders)).filter(({ status }) => status === 'in-cohort');
}

async function teamPage(
  programme: Programme,
  application: Application,
  occasion: Occasion,
): Promise<Recipient[]> {
  const audience = occasion.audiences[0] as TeamAudience;
  if (audience !== 'contact-and-coach') {
    return ofTeam(application, audience === 'contact' ? 'contact' : 'whole-team');
  }
  const coach = await coachFor(programme, application.id);
  const facts: Record<string, string> = coach ? { coachName: coach.name } : {};
  const contact = ofTeam(application, 'contact').map((one) => ({
    ...one,
    facts: { ...one.facts, ...facts },
  }));
  const { teamName } = application.draft;
  return coach
    ? [...contact, { ...toPerson(coach), facts: { teamName, forCoach: 'yes' } }]
    : contact;
}

async function coachFor(programme: Programme, applicationId: string): Promise<Person | undefined> {
  const coachId = coachOf(await loadBoard(programme), applicationId);
  return coachId === undefined ? undefined : findPerson(programme.id, coachId);
}

function wholeTeam(application: Application): Recipient[] {
  return ofTeam(application, 'whole-team');
}

function ofTeam(application: Application, whom: 'contact' | 'whole-team'): Recipient[] {
  const { teamName } = application.draft;
  const facts = { reference: application.reference, teamName };
  return teamRecipients(application.id, application.draft, whom).map((one) => ({ ...one, facts }));
}

function toPerson({ email, name }: Person): Recipient {
  return { to: { email, name }, facts: {} };
}

function encode(next?: Record<string, unknown>): { after?: string } {
  return next ? { after: Buffer.from(JSON.stringify(next)).toString('base64url') } : {};
}

function decode(after?: string): Record<string, unknown> | undefined {
  return after === undefined ? undefined : JSON.parse(Buffer.from(after, 'base64url').toString());
}
