import type { Mail } from './catalogue.ts';
import { md } from './markdown.ts';
import { dayOf, factTime, feedback, teamName } from './text.ts';

const SEE = 'See your application';
const PROMOTED = 'A place is free beyond the teams that are ahead (the place contract)';

/** To teams that wait in reserve, and those that move up. */
export const ABOUT_RESERVES: Mail[] = [
  {
    kind: 'held-in-reserve',
    to: 'The contact of a team that is recommended while every place is taken',
    trigger: 'Staff put the team on the reserve list (`POST /admin/applications/{id}/hold`)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team is recommended, and on the reserve list',
      body: md`
        The panel recommends ${teamName(context)}, but every place is taken at the moment. Your team is on the reserve list, ahead of the teams that have not met the panel.

        If a place becomes free, we will tell you at once. You will hear from us by ${dayOf(context.programme.offers.reserveListCloses)} at the latest.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'promoted-to-interview',
    to: 'The contact of the first reserve that has not met the panel',
    trigger: PROMOTED,
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team moves up to an interview',
      body: md`
        Good news: a place may become free, so ${teamName(context)} moves up from the reserve list to an interview.

        We send your team an invitation, with the times to choose from.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'promoted-to-offer',
    to: 'The contact of the first reserve that the panel recommends',
    trigger: 'An offer is made from the reserve list (task SendOffer)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'A place is free for your team',
      body: md`
        Good news: a place has become free, and we offer it to ${teamName(context)}.

        Please accept or decline it by ${factTime(context, 'expiresAt')}. After that the place goes to another team.
      `,
      linkLabel: 'Answer the offer',
    }),
  },
  {
    kind: 'reserve-list-closed',
    to: 'The contact of a team that is still in reserve',
    trigger: 'Staff close the reserve list (`POST /admin/applications/{id}/close`)',
    holds: ['team name', 'feedback written by staff'],
    text: (context) => ({
      subject: 'The reserve list has closed',
      body: md`
        We are sorry: no place became free for ${teamName(context)}. Thank you for waiting.

        ${feedback(context)}

        You are welcome to apply again.
      `,
      linkLabel: SEE,
    }),
  },
];
