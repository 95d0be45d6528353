import type { Mail } from './catalogue.ts';
import { md } from './markdown.ts';
import { fact, factTime, type MailContext, teamName } from './text.ts';
import { cancelledYear } from './year-invitation.ts';

const ANSWERED = 'The team answers its offer (`POST /application/answer`)';
const ANSWER = 'Answer the offer';

/** About a place: offered, answered, left. */
export const ABOUT_OFFERS: Mail[] = [
  {
    kind: 'offer',
    to: 'The contact of the team',
    trigger: 'An offer is made (task SendOffer)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'We offer your team a place',
      body: md`
        Congratulations: there is a place for ${teamName(context)}.

        ${answerBy(context)} After that the place goes to another team.
      `,
      linkLabel: ANSWER,
    }),
  },
  {
    kind: 'offer-changed',
    to: 'The contact of the team',
    trigger: 'Staff move the end of an open offer (`POST /admin/applications/{id}/deadline`)',
    holds: ['team name', 'reason written by staff'],
    text: (context) => ({
      subject: 'You have a new date for your answer',
      body: md`
        We offer ${teamName(context)} a place, and the time to answer has changed.

        ${answerBy(context)} After that the place goes to another team.

        ${fact(context, 'was') ? md`Before, it was to be by ${factTime(context, 'was')}.` : md``}

        ${fact(context, 'reason') ? md`The reason: ${fact(context, 'reason')}` : md``}
      `,
      linkLabel: ANSWER,
    }),
  },
  {
    kind: 'offer-accepted',
    to: 'The contact of the team',
    trigger: ANSWERED,
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team has accepted its place',
      body: md`
        We are glad that ${teamName(context)} is coming. We will send everybody in your team the dates.
      `,
      linkLabel: 'See your application',
    }),
  },
  {
    kind: 'offer-declined',
    to: 'The contact of the team',
    trigger: ANSWERED,
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team has declined its place',
      body: md`
        Thank you for telling us. The place of ${teamName(context)} goes to another team.

        If nobody in your team meant to decline it, please write to us at once.
      `,
    }),
  },
  {
    kind: 'offer-lapsed',
    to: 'The contact of the team',
    trigger: 'The time to answer is over (the answer’s gate)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'The offer of a place has ended',
      body: md`
        The time to answer our offer is over. The place that was held for ${teamName(context)} goes to another team.

        If this is a mistake, please write to us at once.
      `,
    }),
  },
  {
    kind: 'left',
    to: 'The contact of the team',
    trigger:
      'The team leaves the cohort (`POST /application/leave` or `POST /admin/applications/{id}/leave`)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team has left the cohort',
      body: md`
        ${teamName(context)} is no longer in the cohort. Thank you for having been part of it.

        The attached file takes the dates that are still to come out of your calendar.

        If this is a mistake, please write to us.
      `,
    }),
    invitation: cancelledYear,
  },
];

function answerBy(context: MailContext) {
  return md`Please accept or decline it by ${factTime(context, 'expiresAt')}.`;
}
