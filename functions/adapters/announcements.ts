import type { Application } from '../domain/application.ts';
import type { Audience } from '../domain/audience.ts';
import { correctionOccasion, isInTheirYear } from '../domain/corrections.ts';
import type { MailKind } from '../domain/mail-kinds.ts';
import type { MailDue } from '../domain/mails.ts';
import {
  type Occasion,
  outcomeMilestoneId,
  programmeOccasions,
  teamOccasions,
} from '../domain/occasions.ts';
import { rolesOf, statusesOf } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import { loadApplication } from './applications.ts';
import { announcementPartition } from './keys.ts';
import { mailWrite, recordMails } from './ledger.ts';
import { movedDates } from './moved-dates.ts';
import { currentProgramme } from './programmes.ts';
import { type Recipient, readRecipients, type Source, teamPage } from './recipients.ts';
import type { Write } from './table.ts';
import { findOccasion } from './timelines.ts';

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

/** The sources to be read for an occasion of the programme. At the shortlist, applicants are told their outcome instead. */
export function sourcesOf(programme: Programme, occasion: Occasion): Source[] {
  if (occasion.kind === 'date-changed') return correctedSources(programme, occasion);
  const audiences = occasion.audiences as Audience[];
  const people: Source[] = audiences.some((audience) => rolesOf(audience).length > 0)
    ? ['people']
    : [];
  const outcome = occasion.id === outcomeMilestoneId(programme);
  const told = audiences.filter((audience) => !(outcome && audience === 'applicants'));
  const others = told.flatMap((audience) => statusesOf(audience) ?? []);
  return [...people, ...new Set(others)];
}

/** A correction goes to whoever was told, and to cohort teams that have the date in their calendars. */
function correctedSources({ milestones }: Programme, { milestoneId }: Occasion): Source[] {
  const milestone = milestones.find(({ id }) => id === milestoneId);
  return milestone && isInTheirYear(milestone) ? ['told', 'cohort'] : ['told'];
}

/** The occasion of that name: of the programme as it is now, or a correction that is recorded. */
export async function occasionOf(
  subject: { programme: Programme; application?: Application },
  { timelineId, occasionId }: Announcement,
): Promise<Occasion | undefined> {
  const occasion = occasionsOf(subject).find(({ id }) => id === occasionId);
  if (occasion || subject.application) return occasion;
  const record = await findOccasion(timelineId, occasionId);
  return record && correctionOccasion(subject.programme, record);
}

/** Records one page of recipients of one source in the ledger. Repeating it records nothing twice. */
export async function recordRecipients(
  announcement: Announcement,
  source: Source,
  after: string | undefined,
  now: string,
): Promise<RecordedPage> {
  const subject = await subjectOf(announcement.timelineId);
  const occasion = await occasionOf(subject, announcement);
  if (!occasion) return { recorded: 0 };
  const page = await readRecipients(subject, occasion, source, after);
  const mails = mailsOf(announcement, occasion, page.recipients, now);
  const recorded = await recordMails(partitionOf(announcement), mails, now);
  return { recorded, ...(page.after ? { after: page.after } : {}) };
}

/** The mails that tell a team of an occasion of its own, with the writes that record them. */
export async function teamMailWrites(
  announcement: Announcement,
  subject: { programme: Programme; application: Application },
  occasion: Occasion,
  now: string,
): Promise<Write[]> {
  const recipients = await teamPage(subject.programme, subject.application, occasion);
  const moved = occasion.kind === 'welcome' ? await movedDates(subject.programme.id) : {};
  const told = recipients.map((one) => ({ ...one, facts: { ...one.facts, ...moved } }));
  const mails = mailsOf(announcement, occasion, told, now);
  return mails.map((mail) => mailWrite(partitionOf(announcement), mail, now));
}

/** Before the deadline somebody with a draft is told to send it, not of a date. */
function kindOf({ kind }: Occasion, { facts }: Recipient): MailKind {
  if (kind === 'reminder' && facts['audience'] === 'drafts') return 'draft-reminder';
  return kind as MailKind;
}

function partitionOf({ timelineId, occasionId, version }: Announcement): string {
  return announcementPartition(timelineId, occasionId, version);
}

function mailsOf(
  { timelineId, occasionId, version }: Announcement,
  occasion: Occasion,
  recipients: Recipient[],
  now: string,
): MailDue[] {
  return recipients.map(
    (recipient): MailDue => ({
      ...recipient,
      kind: kindOf(occasion, recipient),
      occasion: `${occasionName(timelineId, occasionId)}/${version}`,
      facts: {
        ...recipient.facts,
        // A correction is true as long as its milestone has that date.
        occasionId: occasion.was ? (occasion.milestoneId ?? '') : occasionId,
        due: occasion.due,
        milestoneId: occasion.milestoneId ?? '',
        version: String(occasion.version ?? version),
        ...(occasion.was ? { was: occasion.was } : {}),
      },
      sendAt: now,
    }),
  );
}

/** Milestones are known by their own name; a team's occasions also by the team. */
function occasionName(timelineId: string, occasionId: string): string {
  const [kind, id] = timelineId.split('/');
  return kind === 'programme' ? occasionId : `${id}/${occasionId}`;
}
