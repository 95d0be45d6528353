import type { MailDue } from '../domain/mails.ts';
import { MINUTE } from '../domain/time.ts';
import { loadApplications } from './applications.ts';
import { emailFingerprint, keys } from './keys.ts';
import { recordMails } from './ledger.ts';
import { linksOf } from './links.ts';

/** A wish within this time of another one is the same wish: nobody's inbox is flooded. */
const ONE_WISH = 10 * MINUTE;

/**
 * Mails a new link for each application that the address is a member of. It answers nothing, so that no page
 * can reveal whether an address is known.
 */
export async function recordResumeLinks(email: string, now: string): Promise<void> {
  const links = await linksOf(email);
  const applications = await loadApplications([
    ...new Set(links.map(({ applicationId }) => applicationId)),
  ]);
  const window = Math.floor(Date.parse(now) / ONE_WISH);
  for (const { id, reference, draft } of applications) {
    const member = draft.members.find(
      (each) => emailFingerprint(each.email) === emailFingerprint(email),
    );
    if (!member) continue;
    const mail: MailDue = {
      kind: 'resume-link',
      occasion: `resume/${id}/${member.id}/${window}`,
      to: { email: member.email, name: member.name },
      facts: { reference, teamName: draft.teamName },
      sendAt: now,
      link: { applicationId: id, memberId: member.id },
    };
    await recordMails(keys.application(id).pk, [mail], now);
  }
}
