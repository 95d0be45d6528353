import * as z from 'zod/mini';
import { Audience } from './audience.ts';
import { questionSchema, wordSchemas } from './form/question.ts';

/**
 * A programme of the academy as data: one file of this shape per intake in `programmes/`.
 * The source of every figure of the first programme is the academy's proposal; see
 * `docs/decisions/0002-programme-as-data.md`. `programmes/schema.json` is generated from here.
 */

/** The whole programme. Money, limits and dates live here and nowhere in the code. */
export type Programme = z.infer<ReturnType<typeof makeSchema>>;

/** A date of the timetable and who is told when it arrives. */
export type Milestone = Programme['milestones'][number];

/** What a milestone means to the workflow; `other` is only announced. */
export type MilestoneEvent = Milestone['event'];

/** One thing that the panel scores. */
export type Criterion = Programme['rubric']['criteria'][number];

let schema: ReturnType<typeof makeSchema> | undefined;

/** The schema of a programme. It is made on first use, since doors read what has been checked already. */
export function programmeSchema() {
  schema ??= makeSchema();
  return schema;
}

function makeSchema() {
  const { Id, Text } = wordSchemas();
  const Day = z.iso
    .date('Use a date that exists, such as 2024-09-22')
    .check(z.regex(/^20/, 'Use a date of this century, such as 2024-09-22'));
  const LocalTime = z
    .string()
    .check(
      z.regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{3})?)?$/, 'Use a 24-hour time such as 17:00'),
    );
  const LocalDateTime = z
    .string()
    .check(
      z.regex(
        /^20\d{2}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
        'Use a date and time such as 2024-11-01T17:00',
      ),
      z.refine(startsWithRealDate, 'Use a date that exists, such as 2024-11-01T17:00'),
    );
  const TimeZone = z
    .string()
    .check(z.refine(isTimeZone, 'Use an IANA time zone such as Europe/London'));
  const Email = z.email('Use an email address such as academy@example.org');

  const MilestoneEvent = z.enum([
    'applications-open',
    'applications-close',
    'shortlist',
    'action-period',
    'learning-session',
    'celebration',
    'other',
  ]);

  const Milestone = z.strictObject({
    id: Id.check(
      z.describe('Stable name; mails and claims refer to it, so never reuse one for another event'),
    ),
    name: Text.check(z.describe('As people read it, for example "Shortlisted teams announced"')),
    date: Day.check(z.describe('Local calendar date, YYYY-MM-DD')),
    time: z
      .optional(LocalTime)
      .check(z.describe('Local time of day; the programme’s timeOfDay unless given')),
    minutes: z
      .optional(z.number().check(z.int(), z.minimum(10), z.maximum(1440)))
      .check(z.describe('How long it takes, for calendars; a moment of no length unless given')),
    event: MilestoneEvent.check(z.describe('What it means to the workflow')),
    audiences: z
      .array(Audience)
      .check(z.minLength(1))
      .check(z.describe('Who is told when it arrives; one mail per address')),
    reminders: z
      ._default(
        z.array(
          z.strictObject({
            audience: Audience,
            daysBefore: z.int().check(z.minimum(1), z.maximum(60)),
          }),
        ),
        [],
      )
      .check(
        z.describe(
          'Who is told beforehand, and how many calendar days before; at timeOfDay, or at its own time if that is earlier',
        ),
      ),
    details: z
      .optional(Text)
      .check(z.describe('One or two sentences for the mail: what happens and where')),
    announceIfPast: z
      .optional(z.literal(true))
      .check(
        z.describe(
          'Announce it although its date had passed when the academy first knew of it; without this it is skipped',
        ),
      ),
  });

  const Criterion = z.strictObject({
    id: Id.check(z.describe('Stable name of the score')),
    name: Text.check(z.describe('What is scored')),
    weight: z
      .int()
      .check(z.minimum(1), z.maximum(10))
      .check(z.describe('How much it counts against the others')),
    anchors: z
      .record(z.string().check(z.regex(/^\d+$/)), Text)
      .check(
        z.describe('What a score means, by score; at least the lowest, a middle and the highest'),
      ),
  });

  /** What is scored, and on what scale. */
  const Rubric = z.strictObject({
    lowest: z.int().check(z.minimum(0), z.maximum(1)),
    highest: z.int().check(z.minimum(2), z.maximum(10)),
    criteria: z.array(Criterion).check(z.minLength(1), z.maxLength(12)),
  });

  /** What people read before they begin; each list is shown as bullet points. */
  const Guidance = z.strictObject({
    whoCanApply: z
      ._default(z.array(Text).check(z.minLength(1), z.maxLength(12)), [
        'A team of people who want to make something better together',
      ])
      .check(z.describe('Who can apply')),
    ifYouCannot: z
      ._default(z.array(Text).check(z.maxLength(6)), [])
      .check(z.describe('What those can do instead who cannot apply, as whole sentences')),
    whatYouNeed: z
      ._default(z.array(Text).check(z.minLength(1), z.maxLength(12)), [
        'the name, email address and organisation of everybody in the team',
        'an idea, under way or new',
      ])
      .check(z.describe('What to have ready')),
    howLong: z
      ._default(Text, 'It takes about an hour. You can stop and come back.')
      .check(z.describe('How long it takes, as whole sentences')),
    emergencies: z
      ._default(z.array(Text).check(z.minLength(1), z.maxLength(6)), [
        'Nobody reads this form for emergencies. If somebody needs help now, call your local emergency number.',
      ])
      .check(
        z.describe(
          'That nobody reads the form for emergencies, and where to turn instead, as whole sentences',
        ),
      ),
  });

  const Labelled = z.strictObject({ id: Id, name: Text });

  return z.strictObject({
    $schema: z.optional(z.string()).check(z.describe('For editors: ./schema.json')),
    id: Id.check(z.describe('Stable name of the intake, for example qi4all-2024')),
    name: Text.check(z.describe('As people read it')),
    summary: Text.check(z.describe('Who can apply and what for, in two or three sentences')),
    organiser: z
      .strictObject({ name: Text, email: Email, phone: z.optional(Text) })
      .check(z.describe('Who answers questions; stands in every mail and page footer')),
    timeZone: TimeZone.check(z.describe('IANA zone of every local date and time in this file')),
    timeOfDay: z
      ._default(LocalTime, '09:00')
      .check(z.describe('Local time of a milestone that gives none')),
    holidays: z
      ._default(z.array(z.strictObject({ date: Day, name: Text })), [])
      .check(z.describe('Public holidays of the place; the linter warns of milestones on them')),
    milestones: z
      .array(Milestone)
      .check(z.minLength(4), z.maxLength(60))
      .check(z.describe('The timetable')),
    places: z
      .int()
      .check(z.minimum(1), z.maximum(500))
      .check(z.describe('Teams that the cohort can hold')),
    shortlist: z
      .strictObject({
        teams: z
          .int()
          .check(z.minimum(1), z.maximum(1000))
          .check(z.describe('Teams to be invited to an interview')),
        reserves: z
          .number()
          .check(z.int(), z.minimum(0), z.maximum(1000))
          .check(z.describe('Ranked reserves to be named behind them')),
        pageSize: z
          ._default(z.number().check(z.int(), z.minimum(5), z.maximum(50)), 25)
          .check(z.describe('Applications on one page of the delivery team’s table')),
      })
      .check(z.describe('How many teams the panel is asked to name')),
    team: z
      .strictObject({
        minMembers: z.int().check(z.minimum(1)).check(z.describe('Fewest people in a team')),
        maxMembers: z
          .int()
          .check(z.minimum(1), z.maximum(20))
          .check(z.describe('Most people in a team')),
        sectors: z
          .array(z.extend(Labelled, { side: z.enum(['community', 'healthcare', 'other']) }))
          .check(z.minLength(1))
          .check(
            z.describe(
              'What kind of organisation a member comes from, and which side of the mixture it is',
            ),
          ),
        payBands: z
          .array(Labelled)
          .check(z.minLength(1))
          .check(z.describe('Pay-band groups of members')),
        mixtureExpected: z
          .boolean()
          .check(z.describe('Whether a team should have both sides; a person looks if not')),
        livedExperienceExpected: z
          .boolean()
          .check(
            z.describe('Whether a team should include lived experience; a person looks if not'),
          ),
      })
      .check(z.describe('Who a team is')),
    guidance: z.prefault(Guidance, {}).check(z.describe('What people read before they begin')),
    questions: z
      .array(questionSchema())
      .check(z.minLength(1), z.maxLength(60))
      .check(z.describe('The form, in order')),
    consents: z
      .array(z.strictObject({ id: Id, label: Text, required: z.boolean() }))
      .check(z.describe('What the contact agrees to when sending')),
    signIn: z
      .prefault(
        z.strictObject({
          sessionHours: z
            ._default(z.number().check(z.int(), z.minimum(1), z.maximum(24)), 12)
            .check(z.describe('How long somebody of the academy stays signed in, in hours')),
        }),
        {},
      )
      .check(z.describe('How people of the academy sign in')),
    panel: z
      .strictObject({
        seats: z
          .array(Labelled)
          .check(z.minLength(1))
          .check(z.describe('The points of view a panel is made of')),
        quorum: z
          .strictObject({
            scores: z
              .int()
              .check(z.minimum(1), z.maximum(20))
              .check(z.describe('Fewest scores per application')),
            oneOf: z
              .array(Id)
              .check(z.describe('Seats of which at least one must have scored; empty for any')),
          })
          .check(z.describe('What an application needs before its outcome may be released')),
        sharedDomains: z
          ._default(z.array(z.string()), [])
          .check(
            z.describe(
              'Email domains that people of many organisations share; they suggest no conflict of interest',
            ),
          ),
      })
      .check(z.describe('Who scores')),
    rubric: Rubric.check(z.describe('What is scored; what a person lives with never is')),
    interviews: z
      .strictObject({
        from: Day.check(z.describe('First day of the interview window')),
        to: Day.check(z.describe('Last day of the interview window')),
        minutes: z
          .int()
          .check(z.minimum(10), z.maximum(240))
          .check(z.describe('Length of a slot, in minutes')),
        panelSeats: z
          .int()
          .check(z.minimum(1), z.maximum(10))
          .check(z.describe('Panel members per slot')),
        oneOf: z
          ._default(z.array(Id), [])
          .check(z.describe('Panel seats of which every slot needs at least one; empty for any')),
        place: z
          ._default(z.string().check(z.trim(), z.maxLength(500)), '')
          .check(z.describe('Where interviews are, unless a slot says otherwise')),
        changeHoursBefore: z
          ._default(z.number().check(z.int(), z.minimum(0), z.maximum(240)), 24)
          .check(z.describe('Hours before a slot until which a team may choose or change it')),
        questions: z
          ._default(z.array(Text).check(z.maxLength(20)), [])
          .check(z.describe('What every team is asked; sent to it and to its panel in advance')),
        rubric: z
          .optional(Rubric)
          .check(
            z.describe(
              'What each panel member scores in an interview; the rubric of the applications unless given',
            ),
          ),
        chances: z
          ._default(z.number().check(z.int(), z.minimum(1), z.maximum(5)), 2)
          .check(
            z.describe(
              'How many interviews a team may have where it does not come: 2 is a second chance, once',
            ),
          ),
        questionsDaysBefore: z
          ._default(z.number().check(z.int(), z.minimum(0), z.maximum(30)), 3)
          .check(z.describe('Days before its interview at which a team gets the questions')),
      })
      .check(z.describe('When teams meet the panel')),
    offers: z
      .strictObject({
        from: Day.check(z.describe('First day on which an offer may be made, at timeOfDay')),
        lapseAfterDays: z
          .number()
          .check(z.int(), z.minimum(1), z.maximum(60))
          .check(z.describe('Calendar days a team has to answer')),
        lapseTime: LocalTime.check(z.describe('Local time of day at which an offer lapses')),
        noneOpenAfter: LocalDateTime.check(
          z.describe('Local instant by which every offer has been answered or lapsed'),
        ),
        reserveListCloses: Day.check(
          z.describe('Day on which a person closes the reserve list, with feedback'),
        ),
      })
      .check(z.describe('How places are given')),
    holdMinutes: z
      .number()
      .check(z.int(), z.minimum(0), z.maximum(240))
      .check(
        z.describe(
          'Minutes between releasing and sending staff-released mail: the time in which it can be undone',
        ),
      ),
    overdue: z
      .strictObject({
        reviewDaysBefore: z
          .number()
          .check(z.int(), z.minimum(0), z.maximum(60))
          .check(z.describe('Days before the release at which missing reviews are chased')),
        decisionDaysLate: z
          .number()
          .check(z.int(), z.minimum(1), z.maximum(60))
          .check(z.describe('Days after its date at which a decision is chased')),
        escalateDaysLate: z
          .number()
          .check(z.int(), z.minimum(1), z.maximum(90))
          .check(z.describe('Days after its date at which the delivery team is told')),
      })
      .check(z.describe('When people are reminded of what they owe')),
    weeklyDigest: z
      .prefault(
        z.strictObject({
          weekday: z
            ._default(z.number().check(z.int(), z.minimum(1), z.maximum(7)), 1)
            .check(z.describe('Local day of the week: 1 for Monday to 7 for Sunday')),
          time: z
            .optional(LocalTime)
            .check(z.describe('Local time of day; the programme’s timeOfDay unless given')),
        }),
        {},
      )
      .check(
        z.describe('When staff are told once a week what waits for them, while something does'),
      ),
    coaching: z
      .optional(
        z.strictObject({
          everyWeeks: z
            .number()
            .check(z.int(), z.minimum(1), z.maximum(12))
            .check(z.describe('Weeks between sessions, from each action period’s start')),
          minutes: z
            .int()
            .check(z.minimum(10), z.maximum(240))
            .check(z.describe('Length of a session, in minutes')),
        }),
      )
      .check(z.describe('Coaching in action periods; absent when there is none')),
    progress: z
      .optional(
        z.strictObject({
          everyMonths: z.int().check(z.minimum(1), z.maximum(12)),
          lowest: z.number(),
          highest: z.number(),
          step: z.number().check(z.positive()),
        }),
      )
      .check(
        z.describe(
          'How often and on what scale a team and its coach rate progress; absent when they do not',
        ),
      ),
    posterReminderDays: z
      .optional(z.number().check(z.int(), z.minimum(1), z.maximum(120)))
      .check(
        z.describe(
          'Days before the celebration at which cohort teams are reminded of their poster',
        ),
      ),
    equality: z
      .strictObject({
        questions: z.array(
          z.strictObject({ id: Id, label: Text, options: z.array(Text).check(z.minLength(2)) }),
        ),
        suppressBelow: z
          .int()
          .check(z.minimum(1))
          .check(z.describe('Counts under this are not shown')),
      })
      .check(z.describe('Optional questions for each member, never linked to the application')),
    retention: z
      .strictObject({
        unsentDraftDays: z
          .number()
          .check(z.int(), z.minimum(1))
          .check(z.describe('Days after the deadline that an unsent draft is kept')),
        notSelectedDays: z
          .number()
          .check(z.int(), z.minimum(1))
          .check(z.describe('Days after the announcement that other applications are kept')),
        cohortDays: z
          .number()
          .check(z.int(), z.minimum(1))
          .check(z.describe('Days after the last milestone that a cohort team’s record is kept')),
      })
      .check(z.describe('How long personal data is kept')),
  });
}

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
