import type { LedgerEntry } from '../../domain/mails.ts';
import type { Milestone, Programme } from '../../domain/programme.ts';
import { spoken, spokenDate } from '../../domain/time.ts';
import { dueOf } from '../../domain/timetable.ts';

/** A text as people read it: the HTML part and the layout are derived from it. */
export type MailText = {
  subject: string;
  /** Paragraphs, most important first. */
  body: string[];
  /** What the one main link is called, where the mail has one. */
  linkLabel?: string;
  /** The page of the academy that the link leads to, where it is no team’s own link. */
  linkPath?: '/panel' | '/admin';
};

/** What a text is made from. */
export type MailContext = { entry: LedgerEntry; programme: Programme };

/** A fact of the mail, on one line, so that no user text can make a header or a heading. */
export function fact({ entry }: MailContext, name: string): string {
  return oneLine(entry.facts[name] ?? '');
}

/** An instant among the facts, as people say it in the programme's zone. */
export function factTime(context: MailContext, name: string): string {
  const instant = context.entry.facts[name];
  return instant ? spoken(instant, context.programme.timeZone) : '';
}

/** An instant as people say it in the programme's zone. */
export function at({ programme }: MailContext, instant: string): string {
  return spoken(instant, programme.timeZone);
}

/** The sentence with the number that a team quotes; the last one of every mail to it. */
export function reference(context: MailContext): string {
  return `Your reference is ${fact(context, 'reference')}.`;
}

/** The team’s name, in quotation marks because teams are called all sorts of things. */
export function teamName(context: MailContext): string {
  return `“${fact(context, 'teamName')}”`;
}

/** What the team can learn from, where there is something. */
export function feedback(context: MailContext): string[] {
  const words = fact(context, 'feedback');
  return words ? [`Feedback for your team: “${words}”`] : [];
}

/** The milestone that the mail is about. */
export function milestoneOf({ entry, programme }: MailContext): Milestone | undefined {
  return programme.milestones.find(({ id }) => id === entry.facts['milestoneId']);
}

/** A milestone's date and time as people say them. */
export function whenOf(programme: Programme, milestone: Milestone): string {
  return spoken(dueOf(programme, milestone), programme.timeZone);
}

/** A calendar date of the programme as people say it. */
export function dayOf(date: string): string {
  return spokenDate(date);
}

/** A subject that is shown whole on a phone. */
export function short(subject: string): string {
  return subject.length <= 60 ? subject : `${subject.slice(0, 59)}…`;
}

/** User text without line ends or control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
