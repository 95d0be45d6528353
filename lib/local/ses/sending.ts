import { checkAccount, DEFAULT_REGION, type SesAccount } from './account.ts';
import { readAddresses } from './addresses.ts';
import { AnswerLost, happens, refuseAtRandom } from './behaviour.ts';
import { type HeaderField, header, type Message, writeMessage } from './header-block.ts';
import type { Mailbox, NewMail } from './mailbox.ts';
import { invalidParameter } from './query-protocol.ts';
import { reportsOf } from './receipt-events.ts';
import type { Receipts } from './receipts.ts';

/** What every action works with. */
export type SesHost = {
  mailbox: Mailbox;
  /** ISO instant of the host's clock. */
  now: () => string;
  /** Never the same twice, not even after a restart: it names requests and messages. */
  newId: () => string;
  account: SesAccount;
  /** Where SES's reports of its mails go; without it nobody hears of them. */
  receipts?: Receipts;
};

/** One request, whichever way it came. */
export type Asked = { host: SesHost; requestId: string };

/** One request on its way to an action. */
export type SesRequest = Asked & { form: URLSearchParams };

/** A message with the envelope that the request gave it. */
export type Sending = {
  message: Message;
  source?: string | undefined;
  destinations: string[];
  tags: Tag[];
  configurationSet?: string | undefined;
};

/** A tag as it is asked for. */
export type Tag = { name: string; value: string };

const MOST_RECIPIENTS = 50;
const MOST_BYTES = 10 * 1024 * 1024;

/** @throws SesRefusal if a message is larger than SES takes. */
export function refuseTooLong(raw: Uint8Array): void {
  if (raw.byteLength <= MOST_BYTES) return;
  throw invalidParameter(
    `Message length is more than ${MOST_BYTES} bytes long: '${raw.byteLength}'.`,
  );
}

/**
 * Accepts a message as SES does and keeps it in the mailbox as its recipients would get it.
 * @returns its message id
 * @throws SesRefusal for every reason SES has not to accept it; nothing is kept then.
 */
export function accept({ host, requestId }: Asked, sending: Sending): string {
  const { mailbox, account } = host;
  const { message, source, destinations } = sending;
  const now = new Date(host.now()).toISOString();
  const from = header(message, 'from');
  if (from === undefined) throw invalidParameter("Missing required header 'From'.");
  refuseRecipientCount(destinations);
  const tags = checkedTags(sending.tags.length > 0 ? sending.tags : tagsOfHeader(message));
  const configurationSet = sending.configurationSet ?? header(message, 'x-ses-configuration-set');
  const envelope = readAddresses(source ?? from);
  const senders = [...envelope, ...readAddresses(from)];
  checkAccount(account, { senders, destinations, configurationSet }, { mailbox, now });
  refuseAtRandom(account.behaviour);
  const suppressed = destinations.filter((address) => isSuppressed(account, address));
  const unanswered = happens(account.behaviour, 'answersLost');
  const mail: NewMail = {
    messageId: requestId,
    sentAt: now,
    source: envelope[0] ?? from,
    destinations,
    raw: writeMessage(asDelivered(message, requestId, now, account.region ?? DEFAULT_REGION)),
    tags,
    ...(configurationSet !== undefined && { configurationSet }),
    ...(suppressed.length > 0 && { suppressed }),
    ...(unanswered && { unanswered }),
  };
  mailbox.add(mail);
  host.receipts?.add(reportsOf(mail, message, host));
  if (unanswered) throw new AnswerLost();
  return requestId;
}

function refuseRecipientCount(destinations: string[]): void {
  if (destinations.length === 0) throw invalidParameter("Missing required header 'To'.");
  if (destinations.length > MOST_RECIPIENTS) {
    throw invalidParameter(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
}

/** SES does not join the two ways to say a tag: parameters win over this header. */
function tagsOfHeader(message: Message): Tag[] {
  const pairs = (header(message, 'x-ses-message-tags') ?? '')
    .split(/[,;]/)
    .filter((pair) => pair.trim());
  return pairs.map((pair) => {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    return { name, value };
  });
}

function checkedTags(tags: Tag[]): Record<string, string> {
  return Object.fromEntries(
    tags.map(({ name, value }) => [checkTag('name', name), checkTag('value', value)]),
  );
}

function checkTag(part: 'name' | 'value', text: string): string {
  if (/^[A-Za-z0-9_.@-]{1,256}$/.test(text)) return text;
  throw invalidParameter(
    `Invalid tag ${part} <${text}>, only alphanumeric ASCII characters, '_', '-', '.', '@' are allowed.`,
  );
}

function isSuppressed({ suppressed = [] }: SesAccount, address: string): boolean {
  return suppressed.some((each) => each.toLowerCase() === address.toLowerCase());
}

/** SES puts its own Message-ID and Date, hides Bcc and keeps its own instructions to itself. */
function asDelivered(message: Message, id: string, now: string, region: string): Message {
  const kept = message.fields.filter(
    ({ name }) => !/^(message-id|date|bcc|return-path|x-ses-.*)$/i.test(name),
  );
  const date = new Date(now).toUTCString().replace('GMT', '+0000');
  const stamped = [field('Message-ID', `<${id}@${region}.amazonses.com>`), field('Date', date)];
  return { fields: [...stamped, ...kept], body: message.body };
}

function field(name: string, value: string): HeaderField {
  return { name, value, lines: `${name}: ${value}` };
}
