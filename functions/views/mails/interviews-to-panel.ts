import type { Mail } from './catalogue.ts';
import { cancelledInterview, interviewInvitation } from './interview-invitation.ts';
import { CALENDAR, changed, place, questions, reason } from './interview-words.ts';
import { md } from './markdown.ts';
import { factTime, teamName } from './text.ts';

const LIST = { linkLabel: 'Go to your list', linkPath: '/panel' } as const;

/** About the talk between a team and the panel: to the panel members of the slot. */
export const INTERVIEWS_TO_PANEL: Mail[] = [
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

        ${CALENDAR} We send you the questions beforehand, and to the team. Please give your own scores on the same day, before the panel talks about the team.
      `,
      ...LIST,
    }),
    invitation: interviewInvitation,
  },
  {
    kind: 'interview-changed',
    audience: 'panel',
    to: 'The panel members of the slot',
    trigger: 'The slot is changed by the team or by staff',
    holds: ['team name', 'time of the interview', 'reason written by staff'],
    text: (context) => changed(context, LIST),
    invitation: interviewInvitation,
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
    audience: 'panel',
    to: 'The panel members of the slot',
    trigger: 'Some days before the interview (the sweep)',
    holds: ['team name', 'time of the interview'],
    text: (context) => ({
      subject: 'The questions for an interview',
      body: md`
        You will meet ${teamName(context)} at ${factTime(context, 'start')}. Please ask it these questions, as every team is asked them. It has them too:

        ${questions(context)}

        Give your own scores after the interview, before the panel talks about the team.
      `,
      ...LIST,
    }),
  },
];
