import type { Application } from '../domain/application.ts';
import type { MailDue } from '../domain/mails.ts';
import { loadApplication } from './applications.ts';
import { keys } from './keys.ts';
import { recordMails } from './ledger.ts';

/**
 * Records mails to a team as it is once they are recorded: whoever joins meanwhile is told too, and what was
 * recorded for somebody who has gone is never sent.
 */
export async function tellTeam(
  application: Application,
  mailsOf: (team: Application) => MailDue[],
  now: string,
): Promise<void> {
  const { id } = application;
  for (let team = application; ; ) {
    await recordMails(keys.application(id).pk, mailsOf(team), now);
    const found = await loadApplication(id);
    if (found.draftVersion === team.draftVersion) return;
    team = found;
  }
}
