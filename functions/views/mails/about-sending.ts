import { closesAt, shortlistAt } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { cancelledInterview } from './interview-invitation.ts';
import { bullets, type Markdown, md, plain } from './markdown.ts';
import { at, fact, lines, type MailContext, short, teamName } from './text.ts';

const SEE = 'See your application';

/** To a team about its application as a whole: sent, taken back, withdrawn. */
export const ABOUT_SENDING: Mail[] = [
  {
    kind: 'receipt',
    to: 'The contact of the team',
    trigger: 'An application is sent (task Acknowledge)',
    holds: ['team name', 'answers of questions that say inMail'],
    text: (context) => ({
      subject: short(`We have your application ${fact(context, 'reference')}`),
      body: md`
        Thank you. The application of ${teamName(context)} has arrived.

        ${answered(context)}

        ## What happens next

        We will tell you the outcome at ${at(context, shortlistAt(context.programme))}.

        You can change your mind until ${at(context, closesAt(context.programme))}. Until then you can take the application back, change it and send it again.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'summary',
    to: 'Every other member of the team',
    trigger: 'An application is sent (task Acknowledge)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your team has sent its application',
      body: md`
        The application of ${teamName(context)} has arrived. You get this message because you are named as a member of the team.

        We will tell your team’s contact the outcome at ${at(context, shortlistAt(context.programme))}. You can read the application by the link below.
      `,
      linkLabel: SEE,
    }),
  },
  {
    kind: 'taken-back',
    to: 'The contact of the team',
    trigger: 'A member takes the application back (`POST /application/take-back`)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your application is a draft again',
      body: md`
        Your team has taken the application of ${teamName(context)} back, so that you can change it.

        Please send it again by ${at(context, closesAt(context.programme))}. We can only consider it if you do.
      `,
      linkLabel: 'Go on with your application',
    }),
  },
  {
    kind: 'withdrawn',
    to: 'The contact of the team',
    trigger: 'A member withdraws the application (`POST /application/withdraw`)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your application is withdrawn',
      body: md`
        The application of ${teamName(context)} is withdrawn, as your team asked. There is nothing more that you need to do.

        ${fact(context, 'start') ? md`The interview is cancelled. The attached entry takes it out of your calendar.` : md``}

        If nobody in your team meant to withdraw it, please write to us at once.
      `,
    }),
    invitation: cancelledInterview,
  },
];

/** Which questions the team answered, without the answers: a mail is read on shared screens. */
function answered(context: MailContext): Markdown {
  const ids = lines(context, 'answered');
  const asked = context.programme.questions.filter(({ id }) => ids.includes(id));
  if (asked.length === 0) return md``;
  const items = asked.map(({ id, label }) => {
    const words = fact(context, `answer.${id}`);
    return words ? md`${plain(label)} Your answer: ${words}` : plain(label);
  });
  return md`It answers these questions:\n\n${bullets(items)}\n\nWhat only the delivery team reads, such as costs and needs, is not listed here.`;
}
