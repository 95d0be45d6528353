import * as z from 'zod/mini';
import type { Audience } from './audience.ts';
import type { Milestone, Programme } from './programme.ts';
import { addDays, addMonths, instantAt } from './time.ts';
import { dueOf, endsAt, milestoneFor } from './timetable.ts';

/** What kind of thing a timeline tells people; chooses the mail. */
export const OccasionKind = z.enum([
  'milestone',
  'reminder',
  'welcome',
  'coaching',
  'progress',
  'poster',
  'closing',
  'date-changed',
]);
export type OccasionKind = z.infer<typeof OccasionKind>;

/** Who within a team an occasion is for. */
export const TeamAudience = z.enum(['whole-team', 'contact', 'contact-and-coach']);
export type TeamAudience = z.infer<typeof TeamAudience>;

/** Something on a timeline that becomes due at an instant and is told once per version. */
export type Occasion = {
  /** Stable within its timeline; a milestone's own id, or for example `coaching-2024-11-18`. */
  id: string;
  kind: OccasionKind;
  /** ISO instant, UTC. */
  due: string;
  audiences: (Audience | TeamAudience)[];
  /** The milestone it comes from, if any. */
  milestoneId?: string;
  /** Told although it was past when the academy first knew of it, because the file asks for that. */
  evenIfPast?: true;
  /** Of a date that moved: what it was before. */
  was?: string;
  /** Of a date that moved: the version that calendars believe from now on. */
  version?: number;
};

/** Whose timeline it is: the programme's, or one accepted team's. */
export type TimelineId = `programme/${string}` | `team/${string}`;

/** Every milestone of the timetable and every reminder before one, in order of time. */
export function programmeOccasions(programme: Programme): Occasion[] {
  return workedOutOnce(ofProgramme, programme, () =>
    programme.milestones.flatMap((milestone) => milestoneOccasions(programme, milestone)),
  );
}

/**
 * What belongs to one team in the cohort: welcome, coaching, progress, poster, closing. What was due
 * before the team joined is not its concern.
 */
export function teamOccasions(programme: Programme, joinedAt: string): Occasion[] {
  const welcome: Occasion = {
    id: 'welcome',
    kind: 'welcome',
    due: joinedAt,
    audiences: ['whole-team'],
  };
  const others = workedOutOnce(ofAnyTeam, programme, () => [
    ...coachingOccasions(programme),
    ...progressOccasions(programme),
    ...posterOccasions(programme),
    closingOccasion(programme),
  ]);
  return [welcome, ...others.filter((occasion) => occasion.due >= joinedAt)];
}

/** When the last thing of any timeline is due: the day after the last milestone. */
export function timelinesEndAt(programme: Programme): string {
  return closingOccasion(programme).due;
}

const ofProgramme = new WeakMap<Programme, Occasion[]>();
const ofAnyTeam = new WeakMap<Programme, Occasion[]>();

/** A timeline asks at every step, and local times are slow to work out; a programme never changes. */
function workedOutOnce(
  known: WeakMap<Programme, Occasion[]>,
  programme: Programme,
  workOut: () => Occasion[],
): Occasion[] {
  const found = known.get(programme) ?? inOrder(workOut());
  known.set(programme, found);
  return found;
}

function milestoneOccasions(programme: Programme, milestone: Milestone): Occasion[] {
  const time = milestone.time ?? programme.timeOfDay;
  const reminders = milestone.reminders.map(({ audience, daysBefore }) => ({
    id: `${milestone.id}-${audience}-${daysBefore}-days-before`,
    kind: 'reminder' as const,
    // A reminder of a deadline late in the evening is read in the morning.
    due: instantAt(
      addDays(milestone.date, -daysBefore),
      earlier(time, programme.timeOfDay),
      programme.timeZone,
    ),
    audiences: [audience],
    milestoneId: milestone.id,
  }));
  const told: Occasion = {
    id: milestone.id,
    kind: 'milestone',
    due: dueOf(programme, milestone),
    audiences: milestone.audiences,
    milestoneId: milestone.id,
    ...(milestone.announceIfPast ? { evenIfPast: true as const } : {}),
  };
  return [...reminders, told];
}

function coachingOccasions(programme: Programme): Occasion[] {
  const { coaching } = programme;
  if (!coaching) return [];
  const starts = periodStarts(programme);
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? lastDay(programme);
    return datesFrom(start, end, (date) => addDays(date, 7 * coaching.everyWeeks)).map((date) =>
      teamOccasion(programme, 'coaching', date, 'contact-and-coach'),
    );
  });
}

function progressOccasions(programme: Programme): Occasion[] {
  const { progress } = programme;
  const start = periodStarts(programme)[0];
  if (!progress || start === undefined) return [];
  const end = lastDay(programme);
  const dates: string[] = [];
  for (
    let month = progress.everyMonths;
    addMonths(start, month) < end;
    month += progress.everyMonths
  ) {
    dates.push(addMonths(start, month));
  }
  return dates.map((date) => teamOccasion(programme, 'progress', date, 'contact'));
}

function posterOccasions(programme: Programme): Occasion[] {
  const celebration = programme.milestones.find(({ event }) => event === 'celebration');
  if (!celebration || !programme.posterReminderDays) return [];
  const date = addDays(celebration.date, -programme.posterReminderDays);
  return [teamOccasion(programme, 'poster', date, 'whole-team')];
}

function closingOccasion(programme: Programme): Occasion {
  return teamOccasion(programme, 'closing', addDays(lastDay(programme), 1), 'whole-team');
}

function teamOccasion(
  programme: Programme,
  kind: OccasionKind,
  date: string,
  audience: TeamAudience,
): Occasion {
  const due = instantAt(date, programme.timeOfDay, programme.timeZone);
  return { id: `${kind}-${date}`, kind, due, audiences: [audience] };
}

function periodStarts(programme: Programme): string[] {
  return programme.milestones
    .filter(({ event }) => event === 'action-period')
    .map(({ date }) => date)
    .sort();
}

function lastDay(programme: Programme): string {
  const end = endsAt(programme);
  return programme.milestones.find((milestone) => dueOf(programme, milestone) === end)?.date ?? '';
}

function datesFrom(start: string, end: string, next: (date: string) => string): string[] {
  const dates: string[] = [];
  for (let date = start; date < end; date = next(date)) dates.push(date);
  return dates;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function inOrder(occasions: Occasion[]): Occasion[] {
  return occasions.sort((a, b) => a.due.localeCompare(b.due) || a.id.localeCompare(b.id));
}

/** The milestone at which applicants learn their outcome: their mail is the outcome itself. */
export function outcomeMilestoneId(programme: Programme): string {
  return milestoneFor(programme, 'shortlist').id;
}
