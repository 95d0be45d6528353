import type { Application } from './application.ts';
import type { MailDue } from './mails.ts';
import { outcomeMilestoneId } from './occasions.ts';
import type { Programme } from './programme.ts';
import type { Outcome } from './release.ts';
import { teamMails } from './team-mails.ts';

/** The mails that tell a team its outcome; a preview is made of the same ones. `at` is an ISO instant. */
export function outcomeMails(
  programme: Programme,
  application: Application,
  { outcome, feedback, corrected }: Outcome,
  at: string,
): MailDue[] {
  return teamMails(application, {
    kind: `outcome-${outcome}`,
    occasion: outcomeMilestoneId(programme),
    facts: {
      ...(feedback ? { feedback } : {}),
      ...(corrected ? { corrected: 'yes', sending: String(application.sending) } : {}),
    },
    sendAt: at,
  });
}
