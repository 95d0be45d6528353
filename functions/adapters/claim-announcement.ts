import type { Application } from '../domain/application.ts';
import { isInCohort } from '../domain/moves.ts';
import { type Occasion, outcomeMilestoneId } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { wasReleased } from '../domain/release.ts';
import { isPending, type OccasionRecord } from '../domain/timeline.ts';
import {
  type Announcement,
  occasionOf,
  recordRecipients,
  sourcesOf,
  subjectOf,
  teamMailWrites,
} from './announcements.ts';
import type { Source } from './recipients.ts';
import { loadRelease } from './release.ts';
import { transact } from './table.ts';
import { claim, findOccasion, finish, tellOnceWrite } from './timelines.ts';

/** What came of a claim: told already in the claim itself, or the sources still to be recorded. */
export type Claimed = { told: true } | { told: false; sources: Source[] };

/**
 * Claims an occasion in the version that is due; `undefined` when there is nothing to tell. Of the
 * programme's the claim's instant is when it counts as announced; they are recorded source by source,
 * page by page. A team is few people: it is told in the claim's own transaction.
 */
export async function claimAnnouncement(
  announcement: Announcement,
  now: string,
): Promise<Claimed | undefined> {
  const subject = await subjectOf(announcement.timelineId);
  const { programme, application } = subject;
  return application
    ? claimForTeam(announcement, { programme, application }, now)
    : claimForProgramme(announcement, programme, now);
}

async function claimForProgramme(
  announcement: Announcement,
  programme: Programme,
  now: string,
): Promise<Claimed | undefined> {
  const { timelineId, occasionId, version } = announcement;
  const record = await findOccasion(timelineId, occasionId);
  const occasion = await occasionOf({ programme }, announcement);
  if (!occasion || !record || record.version !== version || !isPending(record)) return undefined;
  if (record.due > now || (await isHeld(programme, occasion.id, now))) return undefined;
  const claimed = await claim(timelineId, record, now);
  if (claimed.claimedVersion !== version) return undefined;
  return { told: false, sources: sourcesOf(programme, occasion) };
}

async function claimForTeam(
  announcement: Announcement,
  subject: { programme: Programme; application: Application },
  now: string,
): Promise<Claimed | undefined> {
  const { timelineId, occasionId } = announcement;
  const { acceptedAt = '', status } = subject.application;
  const occasion = await occasionOf(subject, announcement);
  if (!occasion || occasion.due > now || !isInCohort(status)) return undefined;
  const mails = await teamMailWrites(announcement, subject, occasion, now);
  const failed = await transact([tellOnceWrite(timelineId, occasionId), ...mails]);
  if (failed.length === 0) return { told: true };
  if (failed.includes(0)) return undefined;
  // Something of it had been recorded before: then it is told like any other.
  await claim(timelineId, firstRecord(occasion, acceptedAt), now);
  return { told: false, sources: ['team'] };
}

/** Tells an occasion from beginning to end, for the sweep where its timeline did not. */
export async function announce(announcement: Announcement, now: string): Promise<boolean> {
  const claimed = await claimAnnouncement(announcement, now);
  if (!claimed) return false;
  if (claimed.told) return true;
  for (const source of claimed.sources) {
    let after: string | undefined;
    do {
      ({ after } = await recordRecipients(announcement, source, after, now));
    } while (after !== undefined);
  }
  await finish(announcement.timelineId, announcement.occasionId, announcement.version);
  return true;
}

/** Whether an occasion is the one that tells outcomes, and those are not released. */
export async function waitsForRelease(
  timelineId: string,
  occasionId: string,
  now: string,
): Promise<boolean> {
  const { programme, application } = await subjectOf(timelineId);
  return application === undefined && isHeld(programme, occasionId, now);
}

/** A team's occasion has no record until it is claimed by itself: it was seen when the team joined. */
function firstRecord({ id, kind, due }: Occasion, joinedAt: string): OccasionRecord {
  return { id, kind, due, version: 1, firstSeenAt: joinedAt };
}

async function isHeld(programme: Programme, occasionId: string, now: string): Promise<boolean> {
  if (occasionId !== outcomeMilestoneId(programme)) return false;
  return !wasReleased(await loadRelease(programme.id), now);
}
