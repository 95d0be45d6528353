import { shortlistAt } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { cancelledInterview, interviewInvitation } from './interview-invitation.ts';
import type { Invitation } from './invitation.ts';
import { type Markdown, md, plain } from './markdown.ts';
import { at, dayOf, fact, factTime, type MailContext, teamName } from './text.ts';
import { cancelledYear, yearInvitation } from './year-invitation.ts';

const CHANGED = 'Staff change who is in a team (the pages under `/admin/applications/{id}/team`)';

/** To people who come into a team that has applied, who go, and who stay. */
export const ABOUT_MEMBERS: Mail[] = [
  {
    kind: 'member-joined',
    to: 'A person whom staff put into a team that has sent its application',
    trigger: CHANGED,
    holds: ['team name', 'name of somebody of the delivery team', 'time of the interview'],
    text: (context) => ({
      subject: 'You are now named as a member of a team',
      body: md`
        ${byWhom(context)} has named you as a member of ${teamName(context)}, which has applied to ${plain(context.programme.name)}.

        ${whereItStands(context)}

        The link below is your own. With it you can read what the team sent, and answer for the team. Please keep it to yourself.

        If you do not know the team, please tell us and we will take your details out.
      `,
      linkLabel: 'See the application',
    }),
    invitation: (context) => calendar(context, yearInvitation, interviewInvitation),
  },
  {
    kind: 'member-left',
    to: 'A person whom staff took out of a team',
    trigger: CHANGED,
    holds: ['team name', 'name of somebody of the delivery team', 'time of the interview'],
    text: (context) => ({
      subject: 'You are no longer named as a member of a team',
      body: md`
        ${byWhom(context)} has taken you out of ${teamName(context)}. Your link to the application no longer works, and we send you no more news of the team.

        ${takenOut(context)}

        If this is a mistake, please write to us.
      `,
    }),
    invitation: (context) => calendar(context, cancelledYear, cancelledInterview),
  },
  {
    kind: 'team-changed',
    to: 'Everybody else in the team',
    trigger: CHANGED,
    holds: ['team name', 'name of somebody of the delivery team', 'names of members'],
    text: (context) => ({
      subject: 'Your team has changed',
      body: md`
        ${byWhom(context)} has changed ${teamName(context)}.

        ${fact(context, 'left') ? md`No longer in the team: ${fact(context, 'left')}.` : md``}

        ${fact(context, 'joined') ? md`New in the team: ${fact(context, 'joined')}.` : md``}

        ${fact(context, 'contact') ? md`We write to ${fact(context, 'contact')} as the contact of your team.` : md``}

        If this is a mistake, please write to us.
      `,
      linkLabel: 'See your application',
    }),
  },
];

function byWhom(context: MailContext): Markdown {
  const by = fact(context, 'by');
  return by ? md`The delivery team (${by})` : md`The delivery team`;
}

function whereItStands(context: MailContext): Markdown {
  const { programme } = context;
  switch (fact(context, 'stage')) {
    case 'submitted':
      return md`The team is told the outcome at ${at(context, shortlistAt(programme))}.`;
    case 'reserve':
      return md`The team is on the reserve list. It hears from us by ${dayOf(programme.offers.reserveListCloses)} at the latest.`;
    case 'shortlisted':
      return fact(context, 'start')
        ? md`The team is shortlisted. It meets the panel at ${factTime(context, 'start')}. The attached entry puts that into your calendar.`
        : md`The team is shortlisted, and can choose a time to meet the panel.`;
    case 'recommended':
      return md`The team has met the panel, and hears from us as soon as the places are decided.`;
    case 'offered':
      return md`We have offered the team a place. Please accept or decline it together by ${factTime(context, 'expiresAt')}.`;
    case 'in-cohort':
      return md`The team has a place in the cohort. The attached calendar file has the dates of the year.`;
    default:
      return md``;
  }
}

function takenOut(context: MailContext): Markdown {
  if (fact(context, 'stage') === 'in-cohort') {
    return md`The attached file takes the dates that are still to come out of your calendar.`;
  }
  return fact(context, 'start')
    ? md`The attached entry takes the interview out of your calendar.`
    : md``;
}

type Entries = (context: MailContext) => Invitation | undefined;

function calendar(context: MailContext, year: Entries, interview: Entries): Invitation | undefined {
  return fact(context, 'stage') === 'in-cohort' ? year(context) : interview(context);
}
