import type { Audience } from '../../domain/audience.ts';
import type { MailKind } from '../../domain/mail-kinds.ts';
import type { MilestoneEvent } from '../../domain/programme.ts';
import { ABOUT_DRAFTS } from './about-drafts.ts';
import { ABOUT_INTERVIEWS } from './about-interviews.ts';
import { ABOUT_MEMBERS } from './about-members.ts';
import { ABOUT_OFFERS } from './about-offers.ts';
import { ABOUT_OUTCOMES } from './about-outcomes.ts';
import { ABOUT_RESERVES } from './about-reserves.ts';
import { ABOUT_SENDING } from './about-sending.ts';
import { AROUND_DATES } from './around-dates.ts';
import type { Invitation } from './invitation.ts';
import type { MailContext, MailText } from './text.ts';
import { milestoneOf } from './text.ts';
import { TO_COHORT } from './to-cohort.ts';
import { TO_STAFF } from './to-staff.ts';
import { TO_SUBSCRIBERS } from './to-subscribers.ts';

/** For whom a mail is, by the fact `audience` that its recipient was recorded with. */
export type MailAudience = Audience | 'coach';

/** One mail of the academy: what it says to whom when. The docs’ page of mails lists them all. */
export type Mail = {
  kind: MailKind;
  /** Where one kind has several texts: the fact `audience` this one is for; for any other where absent. */
  audience?: MailAudience;
  /** Where a milestone has several texts: what the milestone means. */
  event?: MilestoneEvent;
  /** Who gets it, in words. */
  to: string;
  /** Which event records it, and the door that does. */
  trigger: string;
  /** The event does not happen yet: the text waits for the door that will record it. */
  planned?: true;
  /** Personal data that its text may hold, besides the name it greets. */
  holds: readonly Personal[];
  text: (context: MailContext) => MailText;
  /** What it puts into a calendar, where it is about something that has a date. */
  invitation?: (context: MailContext) => Invitation | undefined;
};

/** Personal data that a mail can hold. Never an answer unless its question says `inMail`. */
export type Personal =
  | 'team name'
  | 'feedback written by staff'
  | 'name of somebody of the delivery team'
  | 'names of members'
  | 'name of the coach'
  | 'name of the member who invites'
  | 'answers of questions that say inMail'
  | 'reason written by staff'
  | 'time of the interview';

/** Every mail of the academy. */
export const MAILS: readonly Mail[] = [
  ...TO_SUBSCRIBERS,
  ...ABOUT_DRAFTS,
  ...ABOUT_SENDING,
  ...ABOUT_MEMBERS,
  ...AROUND_DATES,
  ...ABOUT_OUTCOMES,
  ...ABOUT_INTERVIEWS,
  ...ABOUT_RESERVES,
  ...ABOUT_OFFERS,
  ...TO_COHORT,
  ...TO_STAFF,
];

/** The catalogue's entry for a mail of the ledger: the one that fits most closely. */
export function mailFor(context: MailContext): Mail {
  const { kind, facts } = context.entry;
  const event = milestoneOf(context)?.event;
  const audience = facts['audience'];
  const found = [
    [event, audience],
    [event, undefined],
    [undefined, audience],
    [undefined, undefined],
  ].flatMap(([ofEvent, ofAudience]) => BY_NAME.get(`${kind}/${ofEvent}/${ofAudience}`) ?? []);
  if (!found[0]) throw new Error(`No text for a mail of kind ${kind}`);
  return found[0];
}

const BY_NAME = new Map<string, Mail>(
  MAILS.map((mail) => [`${mail.kind}/${mail.event}/${mail.audience}`, mail]),
);
