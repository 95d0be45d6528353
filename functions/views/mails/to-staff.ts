import { shortlistAt } from '../../domain/timetable.ts';
import type { Mail } from './catalogue.ts';
import { md, plain } from './markdown.ts';
import { at, fact, type MailContext, type MailText } from './text.ts';
import { digest } from './weekly-digest.ts';

const ADMIN = { linkLabel: 'Go to the applications', linkPath: '/admin' } as const;
const PANEL = { linkLabel: 'Go to your list', linkPath: '/panel' } as const;

/** To the delivery team and the panel about work that waits for them. */
export const TO_STAFF: Mail[] = [
  {
    kind: 'review-chase',
    to: 'The panel',
    trigger: 'Some days before the shortlist’s date, while applications lack scores (the sweep)',
    holds: [],
    text: (context) => ({
      subject: 'Some applications still need scores',
      body: md`
        Some applications do not have enough scores from the panel yet. If any are left on your list, please score them as soon as you can.

        The teams hear their outcome at ${at(context, shortlistAt(context.programme))}.
      `,
      ...PANEL,
    }),
  },
  {
    kind: 'decision-chase',
    to: 'The panel for interviews, the delivery team for everything else',
    trigger: 'A decision is late, by the days in the programme file (the sweep)',
    holds: [],
    text: (context) => ({
      subject: 'A decision is waiting',
      body: md`
        This waits for a decision: ${gateWords(context)}.

        The teams concerned are waiting.
      `,
      ...(fact(context, 'about') === 'interview' ? PANEL : ADMIN),
    }),
  },
  {
    kind: 'decision-escalation',
    to: 'The delivery team',
    trigger: 'A decision is still late some days after the first chase (the sweep)',
    holds: [],
    text: (context) => ({
      subject: 'A decision has waited for several days',
      body: md`
        This has waited for a decision for several days: ${gateWords(context)}.

        The teams concerned are waiting for an answer. Please see to it today, or ask somebody who can.
      `,
      ...ADMIN,
    }),
  },
  {
    kind: 'weekly-digest',
    to: 'The people of the delivery team and of the panel for whom something waits',
    trigger: 'Once a week, on the day and at the time in the programme file (the sweep)',
    holds: [],
    text: digest,
  },
  {
    kind: 'staff-invited',
    to: 'A person who gets a sign-in',
    trigger: 'Staff create the sign-in of a person',
    holds: [],
    text: staffInvited,
  },
];

function staffInvited(context: MailContext): MailText {
  return {
    subject: 'You can sign in to the academy',
    body: md`
      You have a sign-in for ${plain(context.programme.name)}. ${rolesOf(context)}

      Sign in by the link below with this email address. The page tells you what you need the first time.

      If you did not expect this, please tell us. You need not do anything else.
    `,
    linkLabel: 'Sign in',
    ...INVITED_TO[fact(context, 'audience')],
  };
}

/** Where people begin who have that role. */
const INVITED_TO: Record<string, Pick<MailText, 'linkPath'>> = {
  panel: { linkPath: '/panel' },
  'delivery-team': { linkPath: '/admin' },
  coach: { linkPath: '/coach' },
  operator: { linkPath: '/operator' },
};

const ROLES: Record<string, string> = {
  panel: 'You are a member of its panel.',
  'delivery-team': 'You are a member of its delivery team.',
  coach: 'You coach its teams.',
  operator: 'You look after its software.',
};

function rolesOf(context: MailContext): string {
  return ROLES[fact(context, 'audience')] ?? '';
}

const GATES: Record<string, string> = {
  release: 'the release of the shortlist',
  shortlist: 'the outcomes of the shortlist',
  interview: 'outcomes of interviews',
  acceptance: 'offers to recommended teams',
  'shortlist-reserve': 'closing the reserve list',
  'acceptance-reserve': 'closing the reserve list',
};

function gateWords(context: MailContext): string {
  return GATES[fact(context, 'about')] ?? 'an application';
}
