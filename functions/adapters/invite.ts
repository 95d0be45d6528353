import type { Application, Member } from '../domain/application.ts';
import type { MailDue } from '../domain/mails.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import type { Write } from './table.ts';

/** Mails a member of a draft a link of their own, once for each address that they have had. */
export function inviteWrite(
  { id, reference, draft }: Application,
  { id: memberId, email, name }: Member,
  { isSelf, by }: { isSelf: boolean; by: string },
  now: string,
): Write {
  const mail: MailDue = {
    kind: isSelf ? 'resume-link' : 'member-invited',
    occasion: `invited/${id}/${memberId}`,
    to: { email, name },
    facts: { reference, teamName: draft.teamName, invitedBy: by },
    sendAt: now,
    link: { applicationId: id, memberId },
  };
  return mailWrite(keys.application(id).pk, mail, now);
}
