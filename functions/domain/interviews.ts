import * as z from 'zod/mini';
import type { Application } from './application.ts';
import { AcademyError, type Problem } from './errors.ts';
import type { Programme } from './programme.ts';
import { Review, type Rubric } from './review.ts';
import type { Slot } from './slots.ts';
import { localDate, spoken } from './time.ts';

/**
 * What one panel member thought of an interview, before the panel talked about it. Sealed until it is
 * submitted, as a review is.
 */
export const InterviewScore = z.pick(Review, {
  reviewerId: true,
  seat: true,
  scores: true,
  comments: true,
  savedAt: true,
  scoredAt: true,
  version: true,
  requestId: true,
});
export type InterviewScore = z.infer<typeof InterviewScore>;

/** A team's meeting with the panel: the time that is booked, if one is, and what each thought of it. */
export type Meeting = { slot?: Slot | undefined; scores: InterviewScore[] };

/** What is scored in an interview; the rubric of the applications where a programme gives no other. */
export function interviewRubric({ interviews, rubric }: Programme): Rubric {
  return interviews.rubric ?? rubric;
}

/** Which of its interviews a team is at, from 1: each missed one that got another chance counts. */
export function roundOf({ missed = [] }: Pick<Application, 'missed'>): number {
  return missed.length + 1;
}

/** Whether a team that does not come may get another interview. */
export function hasAnotherChance({ interviews }: Programme, application: Application): boolean {
  return roundOf(application) < interviews.chances;
}

/**
 * From its time on an interview can be scored and recorded, as missed too; at once where none is booked.
 */
export function hasBegun(slot: Slot | undefined, now: string): boolean {
  return !slot || now >= slot.startsAt;
}

/** Whether somebody sits on the panel of the meeting. Without a booked time, anybody of the panel may. */
export function sitsAt({ slot }: Pick<Meeting, 'slot'>, personId: string): boolean {
  return !slot || slot.panel.some((seat) => seat.personId === personId);
}

/** The scores that count: submitted ones. */
export function submitted({ scores }: Pick<Meeting, 'scores'>): InterviewScore[] {
  return scores.filter(({ scoredAt }) => scoredAt !== undefined);
}

/** Whose scores are missing: by name where a panel is seated, otherwise how many of a panel. */
export type Missing = { count: number; names: string[] };

/**
 * Whose scores the outcome waits for. Whoever has declared a conflict does not score, so nobody waits for
 * them. Without a booked time nobody is seated: as many are waited for as a panel has seats.
 */
export function missingScores(
  { interviews }: Programme,
  { reviews }: Pick<Application, 'reviews'>,
  meeting: Meeting,
): Missing {
  const done = new Set(submitted(meeting).map(({ reviewerId }) => reviewerId));
  if (!meeting.slot) return { count: Math.max(0, interviews.panelSeats - done.size), names: [] };
  const names = meeting.slot.panel
    .filter(({ personId }) => !done.has(personId) && reviews[personId]?.state !== 'conflict')
    .map(({ name }) => name);
  return { count: names.length, names };
}

/**
 * Refuses who may not score or record a meeting, and when it is too early.
 * @throws AcademyError `WrongStage`, `NotAllowed`
 */
export function refuseAtMeeting(
  programme: Programme,
  application: Application,
  { slot }: Pick<Meeting, 'slot'>,
  by: { id: string; role: string; now: string },
): void {
  if (application.status !== 'shortlisted') {
    throw new AcademyError(
      'WrongStage',
      'This application does not wait for an interview. Nothing was changed.',
    );
  }
  if (by.role === 'panel' && !sitsAt({ slot }, by.id)) {
    throw new AcademyError(
      'NotAllowed',
      'Other panel members meet this team, so it is for them to score and record its interview.',
    );
  }
  if (slot && !hasBegun(slot, by.now)) {
    throw new AcademyError(
      'WrongStage',
      `The interview is at ${spoken(slot.startsAt, programme.timeZone)}. You can score and record it from then on.`,
    );
  }
}

/** What is to be done about an interview by somebody who sits on its panel. */
export type ToDo = 'conflict' | 'declare' | 'come' | 'score' | 'wait' | 'record';

/** What one panel member has to do about a booked interview next, and whether its day is over. */
export function toDoAt(
  programme: Programme,
  application: Pick<Application, 'reviews'>,
  meeting: Meeting & { slot: Slot },
  { id, now }: { id: string; now: string },
): { toDo: ToDo; overdue: boolean } {
  const { timeZone } = programme;
  const toDo = nextAt(programme, application, meeting, { id, now });
  const isOver = localDate(now, timeZone) > localDate(meeting.slot.startsAt, timeZone);
  return { toDo, overdue: isOver && toDo !== 'conflict' };
}

function nextAt(
  programme: Programme,
  application: Pick<Application, 'reviews'>,
  meeting: Meeting & { slot: Slot },
  { id, now }: { id: string; now: string },
): ToDo {
  const state = application.reviews[id]?.state;
  if (state === 'conflict') return 'conflict';
  if (state === undefined) return 'declare';
  if (!hasBegun(meeting.slot, now)) return 'come';
  if (!submitted(meeting).some(({ reviewerId }) => reviewerId === id)) return 'score';
  return missingScores(programme, application, meeting).count > 0 ? 'wait' : 'record';
}

/** What somebody records of an interview. */
export type Recorded = {
  outcome: 'recommend' | 'not-recommend' | 'miss-interview' | 'another-chance';
  /** Why, for the academy alone. */
  reasons: string;
  /** Why somebody of the panel has not scored. */
  unscored: string;
  /** What the team gets to read. */
  feedback: string;
};

/** What is still to be said before an interview can be recorded. */
export function recordProblems(
  recorded: Recorded,
  missing: Missing,
  mayHaveAnother: boolean,
): Problem[] {
  const { outcome, unscored, feedback } = recorded;
  const came = outcome === 'recommend' || outcome === 'not-recommend';
  const told = outcome === 'recommend' || outcome === 'another-chance' || feedback !== '';
  const problem = (field: string, message: string, is: boolean) => (is ? [{ field, message }] : []);
  return [
    ...problem('outcome', NO_MORE, outcome === 'another-chance' && !mayHaveAnother),
    ...problem('unscored', unscoredWords(missing), came && missing.count > 0 && unscored === ''),
    ...problem('feedback', 'Write feedback that the team can learn from', !told),
  ];
}

const NO_MORE = 'The team has had its last chance: record that it did not attend';

function unscoredWords({ names, count }: Missing): string {
  const who = names.length > 0 ? names.join(' and ') : `${count} of the panel`;
  return `Enter why ${who} did not score`;
}
