import type { MailKind } from '../../domain/mail-kinds.ts';
import { closesAt, shortlistAt } from '../../domain/timetable.ts';
import {
  at,
  fact,
  factTime,
  type MailContext,
  type MailText,
  milestoneOf,
  reference,
  short,
  whenOf,
} from './text.ts';

type Text = (context: MailContext) => MailText;

/** Milestones, reminders and chases: to staff, speakers, subscribers and whole audiences. */
export const TO_PEOPLE: Partial<Record<MailKind, Text>> = {
  milestone: (context) => ({
    subject: short(nameOf(context)),
    body: [
      ...whatAndWhen(context),
      ...(milestoneOf(context)?.event === 'applications-open'
        ? [`Please send your application by ${at(context, closesAt(context.programme))}.`]
        : []),
      ...referenceOfTeam(context),
    ],
    linkLabel: linkLabel(context),
  }),
  reminder: (context) =>
    milestoneOf(context)?.event === 'applications-close' && fact(context, 'reference')
      ? draftReminder(context)
      : dateReminder(context),
  'review-chase': (context) => ({
    subject: 'Some applications still need scores',
    body: [
      'Some applications do not have enough scores from the panel yet. If any are left on your list, please score them as soon as you can.',
      `The teams hear their outcome at ${at(context, shortlistAt(context.programme))}.`,
    ],
    linkLabel: 'Go to your list',
    linkPath: '/panel',
  }),
  'decision-chase': (context) => ({
    subject: 'A decision is waiting',
    body: [`This waits for a decision: ${gateWords(context)}.`, 'The teams concerned are waiting.'],
    ...gateLink(context),
  }),
  'decision-escalation': (context) => ({
    subject: 'A decision has waited for several days',
    body: [
      `This has waited for a decision for several days: ${gateWords(context)}.`,
      'The teams concerned are waiting for an answer. Please see to it today, or ask somebody who can.',
    ],
    linkLabel: 'Go to the applications',
    linkPath: '/admin',
  }),
};

/** To a team with a draft: of those who are reminded of the deadline, only they have a reference. */
function draftReminder(context: MailContext): MailText {
  return {
    subject: 'Your application has not been sent yet',
    body: [
      `Your draft is saved, but it is only considered if you send it by ${at(context, closesAt(context.programme))}.`,
      reference(context),
    ],
    linkLabel: 'Go on with your application',
  };
}

function dateReminder(context: MailContext): MailText {
  return {
    subject: short(`Coming up: ${nameOf(context)}`),
    body: [...whatAndWhen(context), ...referenceOfTeam(context)],
    linkLabel: linkLabel(context),
  };
}

function nameOf(context: MailContext): string {
  return milestoneOf(context)?.name ?? 'A date of the programme';
}

function whatAndWhen(context: MailContext): string[] {
  const milestone = milestoneOf(context);
  const when = milestone ? whenOf(context.programme, milestone) : factTime(context, 'due');
  return [
    `${nameOf(context)}.`,
    `When: ${when}.`,
    ...(milestone?.details ? [milestone.details] : []),
  ];
}

function referenceOfTeam(context: MailContext): string[] {
  return fact(context, 'reference') ? [reference(context)] : [];
}

function linkLabel(context: MailContext): string {
  return fact(context, 'reference') ? 'See your application' : 'Go to the academy';
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

/** Interviews wait for the panel; everything else for the delivery team. */
function gateLink(context: MailContext): Pick<MailText, 'linkLabel' | 'linkPath'> {
  return fact(context, 'about') === 'interview'
    ? { linkLabel: 'Go to your list', linkPath: '/panel' }
    : { linkLabel: 'Go to the applications', linkPath: '/admin' };
}
