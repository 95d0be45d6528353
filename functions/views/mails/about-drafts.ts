import { closesAt } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { md, plain } from './markdown.ts';
import { at, fact, factTime, type MailContext, teamName } from './text.ts';

const GO_ON = 'Go on with your application';

/** To people who are filling in an application. */
export const ABOUT_DRAFTS: Mail[] = [
  {
    kind: 'draft-started',
    to: 'The person who starts an application',
    trigger: 'An application is started (`POST /apply`)',
    holds: [],
    text: (context) => ({
      subject: 'Your application has been started',
      body: md`
        Your draft is saved. The link below leads back to it, on this device or another.

        ${sendBy(context)}

        Anybody who has the link can change the application. Please keep it to yourself: you can invite the others in your team from the form, and each gets a link of their own.
      `,
      linkLabel: GO_ON,
    }),
  },
  {
    kind: 'member-invited',
    to: 'A member who is added to a draft',
    trigger: 'A member with a new address is saved in a draft',
    holds: ['team name', 'name of the member who invites'],
    text: (context) => ({
      subject: 'You are invited to a team’s application',
      body: md`
        You are named as a member of ${teamName(context)} by ${fact(context, 'invitedBy') || 'somebody in the team'}. The team is applying to ${plain(context.programme.name)}.

        The link below is your own. With it you can read the application, and write in it until it is sent.

        If you do not know the team, please tell us and we will take your details out.
      `,
      linkLabel: 'See the application',
    }),
  },
  {
    kind: 'resume-link',
    to: 'A member who asked for a new link',
    trigger: 'The form “Send me a new link” is sent with the address of a member',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your link to the application',
      body: md`
        You asked for a new link to the application of ${teamName(context)}. It is below.

        If you did not ask for it, you need not do anything. Nobody else has seen it.
      `,
      linkLabel: GO_ON,
    }),
  },
  {
    kind: 'late-link',
    to: 'The contact of a team that may send late',
    trigger: 'Staff allow a draft to be sent after the deadline, with a reason',
    holds: ['team name'],
    text: (context) => ({
      subject: 'You can still send your application',
      body: md`
        Applications have closed, but ${teamName(context)} can still send its application.

        Please send it by ${factTime(context, 'until')}. After that it cannot be considered.
      `,
      linkLabel: GO_ON,
    }),
  },
  {
    kind: 'draft-reminder',
    to: 'Every member of a draft that has not been sent',
    trigger:
      'Seven days, two days and one day before applications close (the programme’s timeline)',
    holds: ['team name'],
    text: (context) => ({
      subject: 'Your application has not been sent yet',
      body: md`
        The application of ${teamName(context)} is saved as a draft. We can only consider it if your team sends it.

        ${sendBy(context)}

        It is fine to send it before every answer is perfect. Until applications close, you can take it back, change it and send it again.
      `,
      linkLabel: GO_ON,
    }),
  },
];

function sendBy(context: MailContext) {
  return md`Please send it by ${at(context, closesAt(context.programme))}.`;
}
