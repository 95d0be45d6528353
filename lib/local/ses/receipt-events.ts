import type { SesAccount } from './account.ts';
import { DEFAULT_REGION } from './account.ts';
import { happens, type SesBehaviour } from './behaviour.ts';
import type { Message } from './header-block.ts';
import type { NewMail } from './mailbox.ts';
import type { Receipt } from './receipts.ts';
import { afterwards, later, type Report, sent } from './reports.ts';

/** SES's own part of an event lies under this name. */
const PART: Record<string, string> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'deliveryDelay',
  Bounce: 'bounce',
  Complaint: 'complaint',
};

/**
 * What SES reports of a mail that it has accepted, in the shape in which EventBridge hands it on.
 */
export function reportsOf(
  mail: NewMail,
  message: Message,
  host: { account: SesAccount; newId: () => string },
): Receipt[] {
  const { account, newId } = host;
  const { behaviour } = account;
  const region = account.region ?? DEFAULT_REGION;
  const set = mail.configurationSet ?? 'qi4all';
  const part = mailPart(mail, message, { region, set });
  const reports = [sent(), ...mail.destinations.flatMap((to) => afterwards(to, mail, account))];
  return reports.flatMap((report) => {
    if (happens(behaviour, 'reportsLost')) return [];
    const times = happens(behaviour, 'reportedTwice') ? 2 : 1;
    const body = JSON.stringify(eventOf(report, part, { id: newId(), region, set }));
    return Array.from({ length: times }, () => ({
      at: later(mail.sentAt, report.after + delay(behaviour)),
      body,
    }));
  });
}

function eventOf(
  { type, title, about, after }: Report,
  mail: ReturnType<typeof mailPart>,
  { id, region, set }: { id: string; region: string; set: string },
) {
  return {
    version: '0',
    id,
    'detail-type': title,
    source: 'aws.ses',
    account: ACCOUNT,
    time: later(mail.timestamp, after),
    region,
    resources: [`arn:aws:ses:${region}:${ACCOUNT}:configuration-set/${set}`],
    detail: {
      eventType: type,
      mail,
      [PART[type] ?? '']: about,
    },
  };
}

const ACCOUNT = '000000000000';

function mailPart(mail: NewMail, { fields }: Message, own: { region: string; set: string }) {
  const { messageId, sentAt, source, destinations } = mail;
  const headers = fields.map(({ name, value }) => ({ name, value }));
  const headerOf = (wanted: string) =>
    headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp: sentAt,
    source,
    sourceArn: `arn:aws:ses:${own.region}:${ACCOUNT}:identity/${source}`,
    sendingAccountId: ACCOUNT,
    messageId,
    destination: destinations,
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [headerOf('from')],
      to: [headerOf('to')],
      messageId,
      subject: headerOf('subject'),
    },
    tags: {
      ...Object.fromEntries(tags),
      'ses:source-tls-version': ['TLSv1.3'],
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [own.set],
      'ses:from-domain': [source.split('@').at(-1) ?? ''],
      'ses:caller-identity': ['qi4all-DeliverMail'],
    },
  };
}

/** Reports that come at any moment overtake each other. */
function delay(behaviour: SesBehaviour | undefined): number {
  if (!behaviour?.reportsWithin) return 0;
  return Math.floor(behaviour.random() * behaviour.reportsWithin);
}
