import { readAddresses, readOneAddress } from './addresses.ts';
import { header, type Message, readMessage } from './header-block.ts';
import { element, members, required } from './query-protocol.ts';
import {
  type Asked,
  accept,
  refuseTooLong,
  type Sending,
  type SesRequest,
  type Tag,
} from './sending.ts';

/** SendRawEmail. */
export function sendRawEmail({ form, ...asked }: SesRequest): string {
  const messageId = sendRaw(asked, {
    raw: Buffer.from(required(form, 'RawMessage.Data'), 'base64'),
    destinations: members(form, 'Destinations'),
    ...envelopeOf(form),
  });
  return element('MessageId', messageId);
}

/** A message as it is handed over, its addresses not read yet. */
export type RawSending = Omit<Sending, 'message'> & { raw: Uint8Array };

/** Without destinations, the message's own headers say where it goes. Answers its id. */
export function sendRaw(asked: Asked, { raw, source, destinations, ...rest }: RawSending): string {
  refuseTooLong(raw);
  const message = readMessage(raw);
  const named = destinations.flatMap(readAddresses);
  return accept(asked, {
    ...rest,
    message,
    source: source === undefined ? source : readOneAddress(source),
    destinations: named.length > 0 ? named : recipientsOf(message),
  });
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
  const { source, ...envelope } = envelopeOf(form);
  const sender = source === undefined ? source : readOneAddress(source);
  return element(
    'MessageId',
    accept(request, { ...envelope, message, source: sender, destinations }),
  );
}

function optional<Name extends string>(name: Name, value: string | null) {
  return value === null ? {} : { [name]: value };
}

/** What both actions are told in the same words. */
function envelopeOf(form: URLSearchParams): Pick<Sending, 'source' | 'tags' | 'configurationSet'> {
  return {
    source: form.get('Source') ?? undefined,
    tags: tagsOf(form),
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
  };
}

function tagsOf(form: URLSearchParams): Tag[] {
  const tags: Tag[] = [];
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n += 1) {
    const [name, value] = ['Name', 'Value'].map((part) => form.get(`Tags.member.${n}.${part}`));
    tags.push({ name: name ?? '', value: value ?? '' });
  }
  return tags;
}

function recipientsOf(message: Message): string[] {
  const lists = ['to', 'cc', 'bcc'].map((name) => header(message, name) ?? '');
  return [...new Set(lists.flatMap(readAddresses))];
}
