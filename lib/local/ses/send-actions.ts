import { readAddresses, readOneAddress } from './addresses.ts';
import { header, type Message, readMessage } from './header-block.ts';
import { element, members, required } from './query-protocol.ts';
import { accept, refuseTooLong, type SesRequest } from './sending.ts';

/** SendRawEmail: without destinations, the message's own headers say where it goes. */
export function sendRawEmail(request: SesRequest): string {
  const { form } = request;
  const raw = Buffer.from(required(form, 'RawMessage.Data'), 'base64');
  refuseTooLong(raw);
  const message = readMessage(raw);
  const named = members(form, 'Destinations').flatMap(readAddresses);
  const destinations = named.length > 0 ? named : recipientsOf(message);
  const messageId = accept(request, { message, source: sourceOf(form), destinations });
  return element('MessageId', messageId);
}

/** SendEmail: the parts come one by one, and SES composes the message. */
export async function sendEmail(request: SesRequest): Promise<string> {
  const { form } = request;
  // Loaded on first use: the academy itself sends whole messages only.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const [to, cc, bcc] = ['To', 'Cc', 'Bcc'].map((kind) =>
    members(form, `Destination.${kind}Addresses`),
  );
  const raw = await new MailComposer({
    from: required(form, 'Source'),
    ...{ to, cc, replyTo: members(form, 'ReplyToAddresses') },
    subject: required(form, 'Message.Subject.Data'),
    ...optional('text', form.get('Message.Body.Text.Data')),
    ...optional('html', form.get('Message.Body.Html.Data')),
    disableUrlAccess: true,
    disableFileAccess: true,
  })
    .compile()
    .build();
  refuseTooLong(raw);
  const destinations = [to, cc, bcc].flatMap((list) => list ?? []).flatMap(readAddresses);
  const message = readMessage(raw);
  return element('MessageId', accept(request, { message, source: sourceOf(form), destinations }));
}

function optional<Name extends string>(name: Name, value: string | null) {
  return value === null ? {} : { [name]: value };
}

function sourceOf(form: URLSearchParams): string | undefined {
  const source = form.get('Source');
  return source === null ? undefined : readOneAddress(source);
}

function recipientsOf(message: Message): string[] {
  const lists = ['to', 'cc', 'bcc'].map((name) => header(message, name) ?? '');
  return [...new Set(lists.flatMap(readAddresses))];
}
