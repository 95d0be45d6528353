import type { Audience } from '../../../domain/audience.ts';
import type { Mail } from '../catalogue.ts';
import { type Markdown, md, plain } from '../markdown.ts';
import { teamName } from '../text.ts';
import { milestoneInvitation } from '../year-invitation.ts';
import { AT_ITS_DATE, dateText, linkFor, nameOf, shortName } from './date-text.ts';

/** The celebration: everybody who has had a part in the programme is told. */
export const CELEBRATION: Mail[] = [
  celebration(
    'cohort-teams',
    'Every member of the teams in the cohort',
    ['team name'],
    (context) => [
      md`The year of ${teamName(context)} ends with it. Thank you for all that you tried.`,
      md`Please bring your poster.`,
    ],
  ),
  celebration('applicants', 'The contact of each other team that applied', ['team name'], () => [
    md`You applied to the programme. Come and see what its teams have done.`,
    md`You are welcome to bring the others in your team.`,
  ]),
  celebration('coaches', 'The coaches', [], () => [
    md`The teams that you coached show what they did. Thank you for your part in it.`,
    md``,
  ]),
  celebration('speakers', 'The speakers', [], () => [
    md`The teams that you spoke to show what they did. Thank you for your part in it.`,
    md``,
  ]),
  celebration('panel', 'The panel', [], () => [
    md`The teams that you chose show what they did. Thank you for your part in it.`,
    md``,
  ]),
  celebration('delivery-team', 'The delivery team', [], () => [
    md`The programme’s year ends with it. Everybody who had a part in it is told now.`,
    md``,
  ]),
  celebration('subscribers', 'Subscribers', [], () => [
    md`The teams of the programme show what they did, and you are welcome to come and see.`,
    md``,
  ]),
];

type Text = (context: Parameters<Mail['text']>[0]) => [lead: Markdown, after: Markdown];

function celebration(audience: Audience, to: string, holds: Mail['holds'], text: Text): Mail {
  return {
    kind: 'milestone',
    event: 'celebration',
    audience,
    to,
    trigger: AT_ITS_DATE,
    holds,
    text: (context) => {
      const [lead, after] = text(context);
      return dateText(context, {
        subject: shortName(context),
        lead: md`${plain(nameOf(context))}. ${lead}`,
        after,
        linkLabel: linkFor(context),
      });
    },
    invitation: milestoneInvitation,
  };
}
