import type { LedgerEntry } from '../../domain/mails.ts';
import { oneLine } from '../../domain/one-line.ts';
import type { Milestone, Programme } from '../../domain/programme.ts';
import { spoken, spokenDate } from '../../domain/time.ts';
import { dueOf } from '../../domain/timetable.ts';
import { type Markdown, md, quotation } from './markdown.ts';

/** What a text is made from. */
export type MailContext = {
  entry: LedgerEntry;
  programme: Programme;
  /** Where the reader's calendar can keep the dates of the year, where the mail says so. */
  feedUrl?: string;
};

/** A mail’s own words; greeting, reference, link and contact stand around them in every mail. */
export type MailText = {
  /** At most 60 characters, and nothing personal: subjects are seen on locked phones. */
  subject: string;
  /** Most important first. */
  body: Markdown;
  /** What the one main link is called, where the mail has one. */
  linkLabel?: string;
  /** The page of the academy that the link leads to, where it is no team’s own link. */
  linkPath?:
    | '/apply'
    | '/panel'
    | '/coach'
    | '/admin'
    | '/operator'
    | '/sign-in'
    | `/unsubscribe?${string}`;
};

/** A fact of the mail, as it was recorded; nothing where nobody would see anything of it. */
export function fact({ entry }: MailContext, name: string): string {
  const words = entry.facts[name] ?? '';
  return oneLine(words) === '' ? '' : words;
}

/** An instant among the facts, as people say it in the programme's zone. */
export function factTime(context: MailContext, name: string): string {
  const instant = fact(context, name);
  return instant ? at(context, instant) : '';
}

/** An instant as people say it in the programme's zone. */
export function at({ programme }: MailContext, instant: string): string {
  return spoken(instant, programme.timeZone);
}

/** A calendar date of the programme as people say it. */
export function dayOf(date: string): string {
  return spokenDate(date);
}

/** The team’s name, in quotation marks because teams are called all sorts of things. */
export function teamName(context: MailContext): Markdown {
  return fact(context, 'teamName') ? md`“${fact(context, 'teamName')}”` : md`your team`;
}

/** What the team can learn from, where there is something. */
export function feedback(context: MailContext): Markdown {
  const words = quotation(fact(context, 'feedback'));
  return words.source ? md`Feedback for your team:\n\n${words}` : md``;
}

/** The milestone that the mail is about. */
export function milestoneOf({ entry, programme }: MailContext): Milestone | undefined {
  return programme.milestones.find(({ id }) => id === entry.facts['milestoneId']);
}

/** A milestone's date and time as people say them. */
export function whenOf(programme: Programme, milestone: Milestone): string {
  return spoken(dueOf(programme, milestone), programme.timeZone);
}

/** A subject that is shown whole on a phone: cut between words. */
export function short(subject: string): string {
  const line = oneLine(subject);
  return line.length <= 60 ? line : `${line.slice(0, 59).replace(/[\s,:;–-]*\s\S*$/u, '')}…`;
}

const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A small number as a word: `two`. */
export function inWords(count: number): string {
  return WORDS[count] || String(count);
}

/** Ledger facts that hold several values, one a line. */
export function lines(context: MailContext, name: string): string[] {
  return fact(context, name).split('\n').filter(Boolean);
}
