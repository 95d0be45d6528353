import { feedAudience } from '../../functions/domain/calendar-feeds.ts';
import type { Condition } from '../../functions/domain/mail-kinds.ts';
import { MAIL_RULES } from '../../functions/domain/mail-kinds.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { MAILS, type Mail } from '../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../functions/views/mails/render-mail.ts';
import { exampleOf } from './example.ts';

const SITE = 'https://academy.example';

/** When a mail is still sent, as people say it. */
const STILL_TRUE: Record<Condition, string> = {
  always: 'always: it tells what has happened',
  'draft-unsent': 'the application has not been sent',
  shortlisted: 'the team is shortlisted and has not met the panel',
  'in-reserve': 'the team is on the reserve list',
  'offer-as-told': 'the offer is open, until that time',
  'in-cohort': 'the team is in the cohort',
  'member-of-team': 'the reader is a member of the team',
  'interview-as-told': 'the interview is still at that time',
  'interview-unbooked': 'the team is shortlisted and has not booked a time',
  'panel-as-told': 'the interview still has that time and that panel',
  'date-as-told': 'the date is still that date',
  'scores-missing': 'applications lack scores, and the release is not confirmed',
  'not-corrected-again': 'the outcome has not been corrected again',
  'this-week': 'the next one has not come',
  undecided: 'it still waits for a decision',
};

/** The docs' page of every mail, with an example of each as its recipient would read it. */
export function mailsPage(programme: Programme): string {
  return `${[INTRODUCTION, contents(), ...MAILS.map((mail) => section(mail, programme))].join('\n\n')}\n`;
}

const INTRODUCTION = `# Mails

Every mail of the academy. This page is made by \`npm run mails\` from \`functions/views/mails/\` and \`functions/domain/mail-kinds.ts\`;
\`npm run mails -- --check\` fails where it is behind. The examples are of the first programme, with invented people.

A mail is text first: its HTML part is read from the same source. It has a short subject without names, one main link, the reference where
it is about an application, and who answers questions. No picture, no tracking. What people typed can be no link, heading or list
([0018](decisions/0018-what-people-typed-in-mails.md)). No mail holds an answer, unless its question says \`inMail\`.

*Sent while* is asked once more when the mail is about to go; one that has become untrue is never sent. *Waited for* goes before *routine*.`;

function contents(): string {
  const rows = MAILS.map(
    (mail) => `| [${titleOf(mail)}](#${anchorOf(mail)}) | ${mail.to} | ${mail.trigger} |`,
  );
  return ['| mail | to | sent when |', '|---|---|---|', ...rows].join('\n');
}

function section(mail: Mail, programme: Programme): string {
  const context = exampleOf(mail, programme);
  const link = context.entry.link ? `${SITE}/link/…` : SITE;
  const feedUrl = `${SITE}/calendar/….ics`;
  const shown = feedAudience(context.entry) ? { ...context, feedUrl } : context;
  const { subject, text, calendar } = renderMail(shown, link);
  const { trueWhile, urgency } = MAIL_RULES[mail.kind];
  return `## ${titleOf(mail)}

- To: ${mail.to}
- Sent when: ${mail.trigger}${mail.planned ? ' – planned: nothing records it yet' : ''}
- Sent while: ${STILL_TRUE[trueWhile]}
- Urgency: ${urgency === 'routine' ? 'routine' : 'waited for'}
- Personal data besides the name: ${mail.holds.length > 0 ? mail.holds.join(', ') : 'none'}
${calendar ? `- Calendar: ${calendarWords(calendar)}\n` : ''}
\`\`\`text
Subject: ${subject}

${text.trimEnd()}
\`\`\``;
}

function calendarWords({ method, content }: { method: string; content: string }): string {
  const entries = content.split('BEGIN:VEVENT').length - 1;
  return `\`METHOD:${method}\`, ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}

function titleOf({ kind, event, audience }: Mail): string {
  return [kind, event, audience].filter(Boolean).join(' · ');
}

/** As GitHub makes them: letters, digits and hyphens, each space a hyphen. */
function anchorOf(mail: Mail): string {
  return titleOf(mail).replaceAll('·', '').replaceAll(' ', '-');
}
