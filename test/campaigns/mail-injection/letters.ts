import { composeMail } from '../../../functions/adapters/compose-mail.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import { MAILS, type Mail } from '../../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../../functions/views/mails/render-mail.ts';
import type { MailContext } from '../../../functions/views/mails/text.ts';
import type { Random } from '../../../lib/local/season/random.ts';
import { exampleOf, milestonesFor } from '../../../lib/mails/example.ts';
import { TYPED } from '../../views/fixtures/typed-facts.ts';

const FROM = 'Qi4All academy <academy@qi4all.example>';
export const SITE = 'https://academy.example';

/** Facts whose lines are each a paragraph or an item. */
const IN_LINES = ['feedback', 'questions'];

/** A mail of the catalogue and the texts that stand in its fields, by field. */
export type Trial = { mail: Mail; context: MailContext; typed: Record<string, string> };

/** One mail with a text for each of its fields that somebody types. */
export function aTrial(
  random: Random,
  programmes: Programme[],
  text: () => string,
  address: string,
): Trial {
  const programme = random.pick(programmes);
  const mail = random.pick(MAILS.filter((each) => isOf(each, programme)));
  const context = exampleOf(mail, programme, random.pick(milestonesFor(mail, programme)));
  context.entry.to.email = address;
  const typed = Object.fromEntries(fieldsOf(context).map((field) => [field, text()]));
  return { mail, context, typed };
}

/** The mail as it travels with these texts in its fields. */
export function written({ context }: Trial, texts: Record<string, string>): Buffer {
  const { entry, programme } = context;
  const facts = { ...entry.facts };
  for (const [field, text] of Object.entries(texts)) {
    if (field !== 'name') facts[field] = IN_LINES.includes(field) ? inOneLine(text) : text;
  }
  const to = { ...entry.to, name: texts['name'] ?? entry.to.name };
  const link = entry.link ? `${SITE}/link/0123456789abcdef` : SITE;
  const mail = renderMail({ programme, entry: { ...entry, to, facts } }, link);
  return composeMail(FROM, { to, ...mail });
}

/** What a field of several lines may hold in one of them. */
function inOneLine(text: string): string {
  return `x${text.replace(/[\r\n\u0085\u2028\u2029]+/gu, ' ')}`;
}

function fieldsOf({ entry }: MailContext): string[] {
  return ['name', ...[...TYPED, ...IN_LINES].filter((field) => entry.facts[field])];
}

function isOf({ kind, event }: Mail, programme: Programme): boolean {
  if (kind === 'coaching') return programme.coaching !== undefined;
  return !event || programme.milestones.some((each) => each.event === event);
}
