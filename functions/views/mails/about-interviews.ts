import { interviewsEnd } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { cancelledInterview, interviewInvitation } from './interview-invitation.ts';
import { CALENDAR, changed, place, questions, reason } from './interview-words.ts';
import { INTERVIEWS_TO_PANEL } from './interviews-to-panel.ts';
import { bullets, type Markdown, md, quotation } from './markdown.ts';
import { at, dayOf, fact, factTime, lines, type MailContext, teamName } from './text.ts';

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

        ${questions(context)}

        There are no trick questions. You can bring notes, and share the answers among you as you like.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'interview-another-chance',
    to: 'Every member of the team',
    trigger:
      'The panel or the delivery team records that the team did not come, and gives it another chance',
    holds: ['team name', 'time of the interview', 'feedback written by staff'],
    text: (context) => ({
      subject: hasToAgree(context)
        ? 'We missed you: let us agree another time'
        : 'We missed you: please choose another time',
      body: md`
        ${fact(context, 'start') ? md`The panel waited for ${teamName(context)} at ${factTime(context, 'start')}, and you did not come. The attached entry takes that time out of your calendar.` : md`The panel would have met ${teamName(context)}, and you did not come.`}

        These things happen. Your application goes on, and you can still meet the panel.

        ${slots(context)}

        ${said(context)}

        If your team cannot come to an interview at all, please tell us.
      `,
      linkLabel: hasToAgree(context) ? SEE : 'Choose another time',
    }),
    invitation: cancelledInterview,
  },
  ...INTERVIEWS_TO_PANEL,
];

function said(context: MailContext): Markdown {
  const words = quotation(fact(context, 'feedback'));
  return words.source ? md`From the panel:\n\n${words}` : md``;
}

/** The days of interviews are over, and no time is left to choose. */
function hasToAgree({ entry, programme }: MailContext): boolean {
  return !entry.facts['slots'] && entry.recordedAt > interviewsEnd(programme);
}

function slots(context: MailContext): Markdown {
  const offered = lines(context, 'slots').map((slot) => md`${at(context, slot)}`);
  const { from, to } = context.programme.interviews;
  if (offered.length > 0) {
    return md`These times are free. The first team to choose a time gets it:\n\n${bullets(offered)}`;
  }
  if (hasToAgree(context)) {
    return md`The days of interviews are over, so we write to your team’s contact to agree a time. If we add times, you find them on the page of your application.`;
  }
  return md`Interviews are from ${dayOf(from)} to ${dayOf(to)}. Choose a time that suits your team on the page of your application. We are adding times: if none is there yet, look again in a day or two.`;
}
