import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

let client: SESClient | undefined;

/** A mail as it goes out. `tags` hold ids only: the ledger's id, the kind and the occasion. */
export type Envelope = {
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  tags: Record<string, string>;
};

/** For a host that moves to another endpoint in one process. */
export function closeMail(): void {
  client?.destroy();
  client = undefined;
}

/**
 * Hands a mail to SES and answers its message id. No retry here: all of them go through the ledger.
 */
export async function sendMail(envelope: Envelope): Promise<string> {
  client ??= new SESClient({ maxAttempts: 1, cacheMiddleware: true });
  const from = process.env['MAIL_FROM'] ?? '';
  const { MessageId } = await client.send(
    new SendRawEmailCommand({
      Source: from,
      Destinations: [envelope.to.email],
      RawMessage: { Data: await compose(from, envelope) },
      Tags: Object.entries(envelope.tags).map(([Name, Value]) => ({
        Name,
        Value: tagValue(Value),
      })),
    }),
  );
  return MessageId ?? '';
}

function compose(from: string, { to, subject, text, html }: Envelope): Promise<Buffer> {
  const mail = new MailComposer({
    from,
    to: { name: to.name, address: to.email },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return mail.compile().build();
}

/** SES allows letters, digits, `_` and `-` in a tag. */
function tagValue(value: string): string {
  return value
    .replaceAll('/', '__')
    .replace(/[^A-Za-z0-9_-]/g, '-')
    .slice(0, 255);
}
