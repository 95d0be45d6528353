import { mailName, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import type { Programme } from '../../domain/programme.ts';
import { renderWords } from '../../views/mails/render-words.ts';

/** A personal link is made when a mail goes out; until then nobody can follow it. */
const LINK_TO_COME = 'https://the-link-of-its-reader.example';

/** A mail as its recipient reads it, without the secret of their link. */
export function preview(programme: Programme, { entry }: OutboxMail) {
  const site = entry.link ? LINK_TO_COME : (process.env['SITE_URL'] ?? '');
  const { subject, text } = renderWords({ entry, programme }, site);
  return { subject, text };
}

/** The page of a mail. */
export function pageOf(mail: OutboxMail): string {
  return `/admin/outbox/${mailName(mail)}`;
}
