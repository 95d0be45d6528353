import { mailName, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import type { Programme } from '../../domain/programme.ts';

/** A personal link is made when a mail goes out; until then nobody can follow it. */
const LINK_TO_COME = 'https://the-link-of-its-reader.example';

/** A mail as its recipient reads it, without the secret of their link. */
export async function preview(programme: Programme, { entry }: OutboxMail) {
  // Whoever stops or sends a mail does not look at its words.
  const { renderWords } = await import('../../views/mails/render-words.ts');
  const site = entry.link ? LINK_TO_COME : (process.env['SITE_URL'] ?? '');
  const { subject, text } = renderWords({ entry, programme }, site);
  return { subject, text };
}

/** The page of a mail. */
export function pageOf(mail: OutboxMail): string {
  return `/admin/outbox/${mailName(mail)}`;
}
