import type { MailKind } from '../../domain/mails.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt, shortlistAt } from '../../domain/timetable.ts';
import {
  fact,
  factTime,
  type MailContext,
  type MailText,
  milestoneOf,
  short,
  whenOf,
} from './text.ts';

type Text = (context: MailContext) => MailText;

/** Milestones, reminders and chases: to staff, speakers, subscribers and whole audiences. */
export const TO_PEOPLE: Partial<Record<MailKind, Text>> = {
  milestone: (context) => {
    const milestone = milestoneOf(context);
    const name = milestone?.name ?? 'A date of the programme';
    const { programme } = context;
    return {
      subject: short(name),
      body: [
        `${name}: ${milestone ? whenOf(programme, milestone) : factTime(context, 'due')}.`,
        ...(milestone?.details ? [milestone.details] : []),
        ...(milestone?.event === 'applications-open'
          ? [`Apply by ${spoken(closesAt(programme), programme.timeZone)}.`]
          : []),
      ],
      linkLabel: 'Go to the academy',
    };
  },
  reminder: (context) =>
    milestoneOf(context)?.event === 'applications-close' && fact(context, 'reference')
      ? draftReminder(context)
      : dateReminder(context),
  'review-chase': ({ programme }) => ({
    subject: 'Some applications still need your scores',
    body: [
      `Outcomes are announced on ${spoken(shortlistAt(programme), programme.timeZone)}, and some applications have too few scores.`,
    ],
    linkLabel: 'Go to your list',
  }),
  'decision-chase': (context) => ({
    subject: 'A decision is overdue',
    body: [`This waits for a decision: ${gateWords(context)}.`],
    linkLabel: 'Go to the list',
  }),
  'decision-escalation': (context) => ({
    subject: 'A decision is badly overdue',
    body: [
      `This has waited for several days: ${gateWords(context)}.`,
      'Teams are waiting for an answer. Please see to it today.',
    ],
    linkLabel: 'Go to the list',
  }),
};

/** To a team with a draft: of those who are reminded of the deadline, only they have a reference. */
function draftReminder(context: MailContext): MailText {
  const { programme } = context;
  return {
    subject: 'Your application has not been sent yet',
    body: [
      `Your draft is saved, but it is only considered if you send it by ${spoken(closesAt(programme), programme.timeZone)}.`,
      `Your reference is ${fact(context, 'reference')}.`,
    ],
    linkLabel: 'Go on with your application',
  };
}

function dateReminder(context: MailContext): MailText {
  const milestone = milestoneOf(context);
  const { programme } = context;
  const name = milestone?.name ?? 'A date of the programme';
  return {
    subject: short(`Coming up: ${name}`),
    body: [
      `${name}: ${milestone ? whenOf(programme, milestone) : factTime(context, 'due')}.`,
      ...(milestone?.details ? [milestone.details] : []),
    ],
    linkLabel: 'Go to the academy',
  };
}

const GATES: Record<string, string> = {
  release: 'the release of the shortlist',
  interview: 'outcomes of interviews',
  acceptance: 'offers to recommended teams',
  'shortlist-reserve': 'closing the reserve list',
  'acceptance-reserve': 'closing the reserve list',
};

function gateWords(context: MailContext): string {
  return GATES[fact(context, 'about')] ?? 'an application';
}
