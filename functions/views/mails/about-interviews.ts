import { interviewsEnd } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { cancelledInterview, interviewInvitation } from './interview-invitation.ts';
import { CALENDAR, changed, place, reason } from './interview-words.ts';
import { INTERVIEWS_TO_PANEL } from './interviews-to-panel.ts';
import { bullets, type Markdown, md } from './markdown.ts';
import { at, dayOf, factTime, lines, type MailContext, teamName } from './text.ts';

const SEE = 'See your application';

/** About the talk between a team and the panel: to both. */
export const ABOUT_INTERVIEWS: Mail[] = [
  {
    kind: 'interview-invitation',
    to: 'The contact of a shortlisted team',
    trigger: 'A team is shortlisted (task InviteToInterview)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Invitation to an interview',
      body: md`
        The panel would like to meet ${teamName(context)} for about ${context.programme.interviews.minutes} minutes. It is an informal talk, and every team is asked the same questions.

        ${slots(context)}

        Please tell us if anything would make it easier for your team to take part.
      `,
      linkLabel: lines(context, 'slots').length > 0 ? 'Choose a time' : SEE,
    }),
  },
  {
    kind: 'interview-booked',
    to: 'Every member of the team',
    trigger: 'The team books a slot (the page of interview times)',
    holds: ['team name', 'time of the interview'],
    text: (context) => ({
      subject: 'Your interview is booked',
      body: md`
        The panel will meet ${teamName(context)} at ${factTime(context, 'start')}.

        ${place(context)}

        ${CALENDAR} You need not prepare anything. We will send you the questions beforehand.

        If the time no longer suits your team, you can change it by the link below.
      `,
      linkLabel: SEE,
    }),
    invitation: interviewInvitation,
  },
  {
    kind: 'interview-changed',
    to: 'Every member of the team',
    trigger: 'The slot is changed by the team or by staff',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => changed(context, { linkLabel: SEE }),
    invitation: interviewInvitation,
  },
  {
    kind: 'interview-cancelled',
    to: 'Every member of the team',
    trigger: 'The slot is cancelled by the team or by staff, and no other is booked',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => ({
      subject: 'Your interview is cancelled',
      body: md`
        The interview of ${teamName(context)} at ${factTime(context, 'start')} is cancelled. The attached entry takes it out of your calendar.

        ${reason(context)}

        If your team would still like to meet the panel, you can choose another time by the link below.
      `,
      linkLabel: 'Choose another time',
    }),
    invitation: cancelledInterview,
  },
  {
    kind: 'interview-questions',
    to: 'Every member of the team',
    trigger: 'Some days before the interview (the sweep)',
    holds: ['team name', 'time of the interview'],
    text: (context) => ({
      subject: 'The questions for your interview',
      body: md`
        The panel will meet ${teamName(context)} at ${factTime(context, 'start')}. Every team is asked the same questions. They are:

        ${bullets(lines(context, 'questions').map((question) => md`${question}`))}

        There are no trick questions. You can bring notes, and share the answers among you as you like.
      `,
      linkLabel: SEE,
    }),
  },
  ...INTERVIEWS_TO_PANEL,
];

/** A reserve may move up when the days of interviews are over. */
function slots(context: MailContext): Markdown {
  const offered = lines(context, 'slots').map((slot) => md`${at(context, slot)}`);
  const { from, to } = context.programme.interviews;
  if (offered.length > 0) {
    return md`These times are free. The first team to choose a time gets it:\n\n${bullets(offered)}`;
  }
  if (context.entry.recordedAt > interviewsEnd(context.programme)) {
    return md`We will agree the time with your team’s contact.`;
  }
  return md`Interviews are from ${dayOf(from)} to ${dayOf(to)}. Choose a time that suits your team on the page of your application. We are adding times: if none is there yet, look again in a day or two.`;
}
