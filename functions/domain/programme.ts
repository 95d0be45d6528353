import * as z from 'zod';
import { Question } from './form/question.ts';

/**
 * A programme of the academy as data: one file of this shape per intake in `programmes/`.
 * The source of every figure of the first programme is the academy's proposal; see
 * `docs/decisions/0002-programme-as-data.md`. `programmes/schema.json` is generated from here.
 */

const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens')
  .max(60);
const Text = z.string().trim().min(1).max(2000);
const Day = z.iso
  .date('Use a date that exists, such as 2024-09-22')
  .regex(/^20/, 'Use a date of this century, such as 2024-09-22');
const LocalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{3})?)?$/, 'Use a 24-hour time such as 17:00');
const LocalDateTime = z
  .string()
  .regex(
    /^20\d{2}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
    'Use a date and time such as 2024-11-01T17:00',
  )
  .refine(startsWithRealDate, 'Use a date that exists, such as 2024-11-01T17:00');
const TimeZone = z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/London');
const Email = z.email('Use an email address such as academy@example.org');

/** Who can be told of a milestone. `everyone` is each address that the academy holds, once. */
export const Audience = z.enum([
  'delivery-team',
  'subscribers',
  'drafts',
  'applicants',
  'panel',
  'cohort-teams',
  'coaches',
  'speakers',
  'everyone',
]);
export type Audience = z.infer<typeof Audience>;

/** What a milestone means to the workflow; `other` is only announced. */
export const MilestoneEvent = z.enum([
  'applications-open',
  'applications-close',
  'shortlist',
  'action-period',
  'learning-session',
  'celebration',
  'other',
]);
export type MilestoneEvent = z.infer<typeof MilestoneEvent>;

/** A date of the timetable and who is told when it arrives. */
export const Milestone = z.strictObject({
  id: Id.describe(
    'Stable name; mails and claims refer to it, so never reuse one for another event',
  ),
  name: Text.describe('As people read it, for example "Shortlisted teams announced"'),
  date: Day.describe('Local calendar date, YYYY-MM-DD'),
  time: LocalTime.optional().describe('Local time of day; the programme’s timeOfDay unless given'),
  minutes: z
    .number()
    .int()
    .min(10)
    .max(1440)
    .optional()
    .describe('How long it takes, for calendars; a moment of no length unless given'),
  event: MilestoneEvent.describe('What it means to the workflow'),
  audiences: z.array(Audience).min(1).describe('Who is told when it arrives; one mail per address'),
  reminders: z
    .array(z.strictObject({ audience: Audience, daysBefore: z.number().int().min(1).max(60) }))
    .default([])
    .describe(
      'Who is told beforehand, and how many calendar days before; at timeOfDay, or at its own time if that is earlier',
    ),
  details: Text.optional().describe('One or two sentences for the mail: what happens and where'),
  announceIfPast: z
    .literal(true)
    .optional()
    .describe(
      'Announce it although its date had passed when the academy first knew of it; without this it is skipped',
    ),
});
export type Milestone = z.infer<typeof Milestone>;

/** One thing that the panel scores. */
export const Criterion = z.strictObject({
  id: Id.describe('Stable name of the score'),
  name: Text.describe('What is scored'),
  weight: z.number().int().min(1).max(10).describe('How much it counts against the others'),
  anchors: z
    .record(z.string().regex(/^\d+$/), Text)
    .describe('What a score means, by score; at least the lowest, a middle and the highest'),
});
export type Criterion = z.infer<typeof Criterion>;

/** What is scored, and on what scale. */
const Rubric = z.strictObject({
  lowest: z.number().int().min(0).max(1),
  highest: z.number().int().min(2).max(10),
  criteria: z.array(Criterion).min(1).max(12),
});

/** What people read before they begin; each list is shown as bullet points. */
const Guidance = z.strictObject({
  whoCanApply: z
    .array(Text)
    .min(1)
    .max(12)
    .default(['A team of people who want to make something better together'])
    .describe('Who can apply'),
  ifYouCannot: z
    .array(Text)
    .max(6)
    .default([])
    .describe('What those can do instead who cannot apply, as whole sentences'),
  whatYouNeed: z
    .array(Text)
    .min(1)
    .max(12)
    .default([
      'the name, email address and organisation of everybody in the team',
      'an idea, under way or new',
    ])
    .describe('What to have ready'),
  howLong: Text.default('It takes about an hour. You can stop and come back.').describe(
    'How long it takes, as whole sentences',
  ),
  emergencies: z
    .array(Text)
    .min(1)
    .max(6)
    .default([
      'Nobody reads this form for emergencies. If somebody needs help now, call your local emergency number.',
    ])
    .describe(
      'That nobody reads the form for emergencies, and where to turn instead, as whole sentences',
    ),
});

const Labelled = z.strictObject({ id: Id, name: Text });

/** The whole programme. Money, limits and dates live here and nowhere in the code. */
export const Programme = z.strictObject({
  $schema: z.string().optional().describe('For editors: ./schema.json'),
  id: Id.describe('Stable name of the intake, for example qi4all-2024'),
  name: Text.describe('As people read it'),
  summary: Text.describe('Who can apply and what for, in two or three sentences'),
  organiser: z
    .strictObject({ name: Text, email: Email, phone: Text.optional() })
    .describe('Who answers questions; stands in every mail and page footer'),
  timeZone: TimeZone.describe('IANA zone of every local date and time in this file'),
  timeOfDay: LocalTime.default('09:00').describe('Local time of a milestone that gives none'),
  holidays: z
    .array(z.strictObject({ date: Day, name: Text }))
    .default([])
    .describe('Public holidays of the place; the linter warns of milestones on them'),
  milestones: z.array(Milestone).min(4).max(60).describe('The timetable'),
  places: z.number().int().min(1).max(500).describe('Teams that the cohort can hold'),
  shortlist: z
    .strictObject({
      teams: z.number().int().min(1).max(1000).describe('Teams to be invited to an interview'),
      reserves: z
        .number()
        .int()
        .min(0)
        .max(1000)
        .describe('Ranked reserves to be named behind them'),
      pageSize: z
        .number()
        .int()
        .min(5)
        .max(50)
        .default(25)
        .describe('Applications on one page of the delivery team’s table'),
    })
    .describe('How many teams the panel is asked to name'),
  team: z
    .strictObject({
      minMembers: z.number().int().min(1).describe('Fewest people in a team'),
      maxMembers: z.number().int().min(1).max(20).describe('Most people in a team'),
      sectors: z
        .array(Labelled.extend({ side: z.enum(['community', 'healthcare', 'other']) }))
        .min(1)
        .describe(
          'What kind of organisation a member comes from, and which side of the mixture it is',
        ),
      payBands: z.array(Labelled).min(1).describe('Pay-band groups of members'),
      mixtureExpected: z
        .boolean()
        .describe('Whether a team should have both sides; a person looks if not'),
      livedExperienceExpected: z
        .boolean()
        .describe('Whether a team should include lived experience; a person looks if not'),
    })
    .describe('Who a team is'),
  guidance: Guidance.prefault({}).describe('What people read before they begin'),
  questions: z.array(Question).min(1).max(60).describe('The form, in order'),
  consents: z
    .array(z.strictObject({ id: Id, label: Text, required: z.boolean() }))
    .describe('What the contact agrees to when sending'),
  signIn: z
    .strictObject({
      sessionHours: z
        .number()
        .int()
        .min(1)
        .max(24)
        .default(12)
        .describe('How long somebody of the academy stays signed in, in hours'),
    })
    .prefault({})
    .describe('How people of the academy sign in'),
  panel: z
    .strictObject({
      seats: z.array(Labelled).min(1).describe('The points of view a panel is made of'),
      quorum: z
        .strictObject({
          scores: z.number().int().min(1).max(20).describe('Fewest scores per application'),
          oneOf: z
            .array(Id)
            .describe('Seats of which at least one must have scored; empty for any'),
        })
        .describe('What an application needs before its outcome may be released'),
      sharedDomains: z
        .array(z.string())
        .default([])
        .describe(
          'Email domains that people of many organisations share; they suggest no conflict of interest',
        ),
    })
    .describe('Who scores'),
  rubric: Rubric.describe('What is scored; what a person lives with never is'),
  interviews: z
    .strictObject({
      from: Day.describe('First day of the interview window'),
      to: Day.describe('Last day of the interview window'),
      minutes: z.number().int().min(10).max(240).describe('Length of a slot, in minutes'),
      panelSeats: z.number().int().min(1).max(10).describe('Panel members per slot'),
      oneOf: z
        .array(Id)
        .default([])
        .describe('Panel seats of which every slot needs at least one; empty for any'),
      place: z
        .string()
        .trim()
        .max(500)
        .default('')
        .describe('Where interviews are, unless a slot says otherwise'),
      changeHoursBefore: z
        .number()
        .int()
        .min(0)
        .max(240)
        .default(24)
        .describe('Hours before a slot until which a team may choose or change it'),
      questions: z
        .array(Text)
        .max(20)
        .default([])
        .describe('What every team is asked; sent to it and to its panel in advance'),
      rubric: Rubric.optional().describe(
        'What each panel member scores in an interview; the rubric of the applications unless given',
      ),
      chances: z
        .number()
        .int()
        .min(1)
        .max(5)
        .default(2)
        .describe(
          'How many interviews a team may have where it does not come: 2 is a second chance, once',
        ),
      questionsDaysBefore: z
        .number()
        .int()
        .min(0)
        .max(30)
        .default(3)
        .describe('Days before its interview at which a team gets the questions'),
    })
    .describe('When teams meet the panel'),
  offers: z
    .strictObject({
      from: Day.describe('First day on which an offer may be made, at timeOfDay'),
      lapseAfterDays: z
        .number()
        .int()
        .min(1)
        .max(60)
        .describe('Calendar days a team has to answer'),
      lapseTime: LocalTime.describe('Local time of day at which an offer lapses'),
      noneOpenAfter: LocalDateTime.describe(
        'Local instant by which every offer has been answered or lapsed',
      ),
      reserveListCloses: Day.describe(
        'Day on which a person closes the reserve list, with feedback',
      ),
    })
    .describe('How places are given'),
  holdMinutes: z
    .number()
    .int()
    .min(0)
    .max(240)
    .describe(
      'Minutes between releasing and sending staff-released mail: the time in which it can be undone',
    ),
  overdue: z
    .strictObject({
      reviewDaysBefore: z
        .number()
        .int()
        .min(0)
        .max(60)
        .describe('Days before the release at which missing reviews are chased'),
      decisionDaysLate: z
        .number()
        .int()
        .min(1)
        .max(60)
        .describe('Days after its date at which a decision is chased'),
      escalateDaysLate: z
        .number()
        .int()
        .min(1)
        .max(90)
        .describe('Days after its date at which the delivery team is told'),
    })
    .describe('When people are reminded of what they owe'),
  weeklyDigest: z
    .strictObject({
      weekday: z
        .number()
        .int()
        .min(1)
        .max(7)
        .default(1)
        .describe('Local day of the week: 1 for Monday to 7 for Sunday'),
      time: LocalTime.optional().describe(
        'Local time of day; the programme’s timeOfDay unless given',
      ),
    })
    .prefault({})
    .describe('When staff are told once a week what waits for them, while something does'),
  coaching: z
    .strictObject({
      everyWeeks: z
        .number()
        .int()
        .min(1)
        .max(12)
        .describe('Weeks between sessions, from each action period’s start'),
      minutes: z.number().int().min(10).max(240).describe('Length of a session, in minutes'),
    })
    .optional()
    .describe('Coaching in action periods; absent when there is none'),
  progress: z
    .strictObject({
      everyMonths: z.number().int().min(1).max(12),
      lowest: z.number(),
      highest: z.number(),
      step: z.number().positive(),
    })
    .optional()
    .describe(
      'How often and on what scale a team and its coach rate progress; absent when they do not',
    ),
  posterReminderDays: z
    .number()
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe('Days before the celebration at which cohort teams are reminded of their poster'),
  equality: z
    .strictObject({
      questions: z.array(z.strictObject({ id: Id, label: Text, options: z.array(Text).min(2) })),
      suppressBelow: z.number().int().min(1).describe('Counts under this are not shown'),
    })
    .describe('Optional questions for each member, never linked to the application'),
  retention: z
    .strictObject({
      unsentDraftDays: z
        .number()
        .int()
        .min(1)
        .describe('Days after the deadline that an unsent draft is kept'),
      notSelectedDays: z
        .number()
        .int()
        .min(1)
        .describe('Days after the announcement that other applications are kept'),
      cohortDays: z
        .number()
        .int()
        .min(1)
        .describe('Days after the last milestone that a cohort team’s record is kept'),
    })
    .describe('How long personal data is kept'),
});
export type Programme = z.infer<typeof Programme>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}

/** A pattern cannot know that February has no 31st; without this such a date would throw much later. */
function startsWithRealDate(local: string): boolean {
  return z.iso.date().safeParse(local.slice(0, 10)).success;
}
