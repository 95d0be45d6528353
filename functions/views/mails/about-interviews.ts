import { interviewsEnd } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { cancelledInterview, interviewInvitation } from './interview-invitation.ts';
import { bullets, type Markdown, md } from './markdown.ts';
import { at, dayOf, fact, factTime, lines, type MailContext, teamName } from './text.ts';

const SEE = 'See your application';
const LIST = { linkLabel: 'Go to your list', linkPath: '/panel' } as const;
const CALENDAR = md`The attached calendar entry has the time.`;

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
    kind: 'interview-booked',
    audience: 'panel',
    to: 'The panel members of the slot',
    trigger: 'The team books a slot (the page of interview times)',
    holds: ['team name', 'time of the interview'],
    text: (context) => ({
      subject: 'You will meet a team',
      body: md`
        ${teamName(context)} has chosen a time to meet you: ${factTime(context, 'start')}.

        ${place(context)}

        ${CALENDAR} Please record what the panel recommends on the same day.
      `,
      ...LIST,
    }),
    invitation: interviewInvitation,
  },
  {
    kind: 'interview-changed',
    to: 'Every member of the team',
    trigger: 'The slot is changed by the team or by staff',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => changed(context, SEE),
    invitation: interviewInvitation,
  },
  {
    kind: 'interview-changed',
    audience: 'panel',
    to: 'The panel members of the slot',
    trigger: 'The slot is changed by the team or by staff',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => ({ ...changed(context, ''), ...LIST }),
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
    kind: 'interview-cancelled',
    audience: 'panel',
    to: 'The panel members of the slot',
    trigger: 'The slot is cancelled, the team withdraws, or somebody else takes the seat',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => ({
      subject: 'An interview is off your list',
      body: md`
        You no longer need to meet ${teamName(context)} at ${factTime(context, 'start')}. The attached entry takes it out of your calendar.

        ${reason(context)}
      `,
      ...LIST,
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

function changed(context: MailContext, linkLabel: string) {
  return {
    subject: 'The time of the interview has changed',
    body: md`
      The interview of ${teamName(context)} is now at ${factTime(context, 'start')}.

      ${fact(context, 'was') ? md`It was to be at ${factTime(context, 'was')}.` : md``}

      ${place(context)}

      ${reason(context)}

      The attached entry moves it in your calendar.
    `,
    linkLabel,
  };
}

function place(context: MailContext): Markdown {
  return fact(context, 'place') ? md`Where: ${fact(context, 'place')}` : md``;
}

function reason(context: MailContext): Markdown {
  return fact(context, 'reason') ? md`The reason: ${fact(context, 'reason')}` : md``;
}
