import { LedgerEntry, type MailDue } from '../../domain/mails.ts';
import type { Programme } from '../../domain/programme.ts';
import { type RenderedWords, renderWords } from './render-words.ts';

/** Stands for the team's own link, which is made when the mail is sent. */
const OWN_LINK = '(the team’s own link)';

/** A mail as its recipient would read it, by the very renderer that sends it; nothing is recorded. */
export function previewMail(programme: Programme, mail: MailDue): RenderedWords {
  const entry = LedgerEntry.parse({
    ...mail,
    ...{ id: 'preview', recordedAt: mail.sendAt, status: 'due', attempts: 0 },
  });
  return renderWords({ entry, programme }, OWN_LINK);
}
