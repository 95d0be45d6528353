import { type Markdown, md, plain } from '../markdown.ts';
import { factTime, type MailContext, type MailText, milestoneOf, short, whenOf } from '../text.ts';

/** What the mail's date is called. */
export function nameOf(context: MailContext): string {
  return milestoneOf(context)?.name ?? 'A date of the programme';
}

/** The name without what stands after its colon, for a subject. */
export function shortName(context: MailContext): string {
  return nameOf(context).split(': ')[0] ?? '';
}

/** When it is, and what the programme file says of it. */
export function whenAndWhat(context: MailContext): Markdown {
  return md`When: ${whenIs(context)}.\n\n${whatIsSaid(context)}`;
}

/** What the programme file says of it. */
export function whatIsSaid(context: MailContext): Markdown {
  const { details } = milestoneOf(context) ?? {};
  return details ? plain(details) : md``;
}

/** A mail about a date: the lead, when it is, and what else to know. */
export function dateText(
  context: MailContext,
  {
    subject,
    lead,
    after = md``,
    ...link
  }: Omit<MailText, 'body'> & { lead: Markdown; after?: Markdown },
): MailText {
  return {
    subject: short(subject),
    body: md`${lead}\n\n${whenAndWhat(context)}\n\n${after}`,
    ...link,
  };
}

/** A mail about what has just happened: its date is past as it is read, and stands in the lead if at all. */
export function newsText({
  subject,
  lead,
  after = md``,
  ...link
}: Omit<MailText, 'body'> & {
  lead: Markdown;
  after?: Markdown;
}): MailText {
  return { subject: short(subject), body: md`${lead}\n\n${after}`, ...link };
}

/** When the mail's date was or is, as people say it. */
export function whenIs(context: MailContext): string {
  const milestone = milestoneOf(context);
  return milestone ? whenOf(context.programme, milestone) : factTime(context, 'due');
}

/** Which event records a mail of a milestone. */
export const AT_ITS_DATE = 'The milestone is due (the programme’s timeline)';

/** A team's own page, or the academy's first page for everybody else. */
export function linkFor(context: MailContext): string {
  return context.entry.link ? 'See your application' : 'Go to the academy';
}
