import type { Programme } from '../domain/programme.ts';
import { keys } from './keys.ts';
import { currentProgramme, programmeVersion, reviewedVersion } from './programmes.ts';
import { transact } from './table.ts';

/**
 * The programme with the rubrics that this intake is reviewed and interviewed by: those of the version
 * under which review opened, whatever the file says since. Everything else is as it is now.
 */
export async function reviewProgramme(id?: string): Promise<Programme> {
  const { programme } = await currentProgramme(id);
  const opened = await reviewedVersion(programme.id);
  if (opened === undefined) return programme;
  const { rubric, interviews: then } = await programmeVersion(programme.id, opened);
  const ofInterviews = then.rubric ?? programme.interviews.rubric;
  const interviews = { ...programme.interviews, ...(ofInterviews ? { rubric: ofInterviews } : {}) };
  return { ...programme, rubric, interviews };
}

/** Opens review: from the first declaration on, the rubric stands. Only the first call counts. */
export async function openReview(now: string): Promise<Programme> {
  const { programme, version } = await currentProgramme();
  if ((await reviewedVersion(programme.id)) === undefined) {
    await transact([
      {
        put: { ...keys.reviewRules(programme.id), programmeVersion: version, openedAt: now },
        condition: 'attribute_not_exists(pk)',
      },
    ]);
  }
  return reviewProgramme(programme.id);
}
