import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Letter } from './compose-mail.ts';
import { mailClient } from './mail-client.ts';

/** A mail as it goes out. `tags` hold ids only: the ledger's id, the kind and the occasion. */
export type Envelope = Letter & { tags: Record<string, string> };

/** A mail that only has to be handed over. */
export type Outgoing = SendRawEmailCommand;

/** Makes a mail ready. */
export async function packMail(envelope: Envelope): Promise<Outgoing> {
  // What makes a mail is loaded with the first one, since most runs of the sender find none.
  const { composeMail } = await import('./compose-mail.ts');
  const from = process.env['MAIL_FROM'] ?? '';
  return new SendRawEmailCommand({
    Source: from,
    Destinations: [envelope.to.email],
    RawMessage: { Data: composeMail(from, envelope) },
    Tags: Object.entries(envelope.tags).map(([Name, Value]) => ({ Name, Value: tagValue(Value) })),
  });
}

/** Hands a mail to SES and answers its message id. No retry here: all of them go through the ledger. */
export async function sendMail(mail: Outgoing): Promise<string> {
  const { MessageId } = await mailClient().send(mail);
  return MessageId ?? '';
}

/** SES allows letters, digits, `_` and `-` in a tag. */
function tagValue(value: string): string {
  return value
    .replaceAll('/', '__')
    .replace(/[^A-Za-z0-9_-]/g, '-')
    .slice(0, 255);
}
