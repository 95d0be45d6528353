import type { Application } from './application.ts';
import type { MailKind } from './mail-kinds.ts';
import { type Facts, type MailDue, teamRecipients } from './mails.ts';

/** What a mail to a team is about. */
export type TeamMail = {
  kind: MailKind;
  /** What happened; the application's id and sending are added, so that it is told once. */
  occasion: string;
  /** ISO instant before which it is not sent. */
  sendAt: string;
  facts?: Facts;
  whom?: 'contact' | 'whole-team' | 'others';
};

/** The mails that tell a team something: one per address, with what every such text needs. */
export function teamMails(application: Application, mail: TeamMail): MailDue[] {
  const { id, reference, sending, draft } = application;
  return teamRecipients(id, draft, mail.whom ?? 'contact').map((recipient) => ({
    ...recipient,
    kind: mail.kind,
    occasion: `${mail.occasion}/${id}/${sending}`,
    facts: { reference, teamName: draft.teamName, ...mail.facts },
    sendAt: mail.sendAt,
  }));
}
