import { type Occasion, outcomeMilestoneId } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { isReleased } from '../domain/release.ts';
import { isPending, type OccasionRecord } from '../domain/timeline.ts';
import {
  type Announcement,
  occasionsOf,
  recordRecipients,
  type Source,
  sourcesOf,
  subjectOf,
} from './announcements.ts';
import { loadRelease } from './release.ts';
import { claim, findOccasion, finish } from './timelines.ts';

/**
 * Claims an occasion in the version that is due and answers where its recipients come from;
 * `undefined` when there is nothing to tell. The claim's instant is when it counts as announced.
 */
export async function claimAnnouncement(
  announcement: Announcement,
  now: string,
): Promise<Source[] | undefined> {
  const { timelineId, occasionId, version } = announcement;
  const subject = await subjectOf(timelineId);
  const occasion = occasionsOf(subject).find(({ id }) => id === occasionId);
  const record =
    (await findOccasion(timelineId, occasionId)) ??
    firstRecord(subject.application?.acceptedAt, occasion);
  if (!occasion || !record || record.version !== version || !isPending(record)) return undefined;
  if (record.due > now || (await isHeld(subject.programme, occasion, now))) return undefined;
  const claimed = await claim(timelineId, record, now);
  if (claimed.claimedVersion !== version) return undefined;
  return sourcesOf(subject.programme, occasion, subject.application !== undefined);
}

/** Tells an occasion from beginning to end, for the sweep where its timeline did not. */
export async function announce(announcement: Announcement, now: string): Promise<boolean> {
  const sources = await claimAnnouncement(announcement, now);
  if (!sources) return false;
  for (const source of sources) {
    let after: string | undefined;
    do {
      ({ after } = await recordRecipients(announcement, source, after, now));
    } while (after !== undefined);
  }
  await finish(announcement.timelineId, announcement.occasionId, announcement.version);
  return true;
}

/** A team's occasion has no record until it is claimed: it was seen when the team joined. */
function firstRecord(
  joinedAt: string | undefined,
  occasion: Occasion | undefined,
): OccasionRecord | undefined {
  if (!occasion || joinedAt === undefined) return undefined;
  const { id, kind, due } = occasion;
  return { id, kind, due, version: 1, firstSeenAt: joinedAt };
}

async function isHeld(programme: Programme, occasion: Occasion, now: string): Promise<boolean> {
  if (occasion.id !== outcomeMilestoneId(programme)) return false;
  return !isReleased(await loadRelease(programme.id), now);
}
