import { interviewsEnd } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { type Markdown, md } from './markdown.ts';
import { dayOf, fact, feedback, type MailContext, teamName } from './text.ts';

const SEE = 'See your application';
const RELEASED =
  'The outcomes are released (the sweep, once the release that was confirmed is due)';
const INTERVIEWED = 'An interview is recorded (`POST /panel/applications/{id}/interview`)';
const HOLDS = ['team name', 'feedback written by staff'] as const;
const TALK = 'If you would like to talk about it, please write to us.';

/** What became of an application: every outcome that is no yes carries feedback. */
export const ABOUT_OUTCOMES: Mail[] = [
  {
    kind: 'outcome-shortlisted',
    to: 'The contact of a shortlisted team',
    trigger: RELEASED,
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team is shortlisted',
      body: md`
        ${correction(context)}

        Congratulations: ${teamName(context)} is shortlisted. The panel would like to meet you.

        ${interviewDays(context)} We will send you an invitation with the details.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'outcome-reserve',
    to: 'The contact of a team on the reserve list',
    trigger: RELEASED,
    holds: HOLDS,
    text: (context) => ({
      subject: 'Your team is on the reserve list',
      body: md`
        ${correction(context)}

        There were more good applications than interviews, so ${teamName(context)} is on the reserve list. If a place becomes free for your team, we will tell you at once.

        You will hear from us by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.

        ${feedback(context)}
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'outcome-not-shortlisted',
    to: 'The contact of a team that is not shortlisted',
    trigger: RELEASED,
    holds: HOLDS,
    text: (context) => ({
      subject: 'The outcome of your application',
      body: md`
        ${correction(context)}

        We are sorry: ${teamName(context)} is not on the shortlist this time. Thank you for the work that you put into your application.

        ${feedback(context)}

        ${TALK} You are welcome to apply again.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'interview-not-recommended',
    to: 'The contact of a team that has met the panel',
    trigger: INTERVIEWED,
    holds: HOLDS,
    text: (context) => ({
      subject: 'The outcome of your interview',
      body: md`
        Thank you for meeting the panel. We are sorry: this time we cannot offer ${teamName(context)} a place.

        ${feedback(context)}

        ${TALK} You are welcome to apply again.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'interview-missed',
    to: 'The contact of a team that did not come to its interview',
    trigger: INTERVIEWED,
    holds: HOLDS,
    text: (context) => ({
      subject: 'We were sorry not to meet you',
      body: md`
        The panel was sorry not to meet ${teamName(context)} at the interview. The application has ended.

        ${feedback(context)}

        If something went wrong, on our side or on yours, please write to us as soon as you can.
      `,
      linkLabel: SEE,
    }),
  },
];

/** When interviews are; nothing when those days are over. */
function interviewDays({ programme, entry }: MailContext): string {
  const { from, to } = programme.interviews;
  if (entry.recordedAt > interviewsEnd(programme)) return '';
  return `Interviews are from ${dayOf(from)} to ${dayOf(to)}.`;
}

/** Said first where an outcome that was told before has been corrected. */
function correction(context: MailContext): Markdown {
  return fact(context, 'corrected') === 'yes'
    ? md`This corrects what we told you before. We are sorry for the mistake. Please go by this email.`
    : md``;
}
