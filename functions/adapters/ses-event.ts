import * as z from 'zod/mini';
import type { Delivery, News } from '../domain/mail-news.ts';
import type { Key } from './keys.ts';
import { keyOfTags } from './mail-tags.ts';

/** What SES tells EventBridge of a mail, as far as the ledger cares. */
export const SesEvent = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      timestamp: z.string(),
      messageId: z.string(),
      tags: z._default(z.record(z.string(), z.array(z.string())), {}),
    }),
    bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.string() })),
    complaint: z.optional(z.object({ complaintFeedbackType: z.nullish(z.string()) })),
    deliveryDelay: z.optional(z.object({ delayType: z.string() })),
    reject: z.optional(z.object({ reason: z.string() })),
  }),
});
export type SesEvent = z.infer<typeof SesEvent>;

/** A report about a mail of the ledger. */
export type Report = { key: Key; messageId: string; news: News };

const STATES: Record<string, Delivery> = {
  Send: 'sent',
  Delivery: 'delivered',
  DeliveryDelay: 'delayed',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'rejected',
  'Rendering Failure': 'not-rendered',
  RenderingFailure: 'not-rendered',
};

/** Where in an event's detail the instant of what it tells is. */
const PLACES = ['bounce', 'complaint', 'delivery', 'deliveryDelay'] as const;

/**
 * The report in an event of EventBridge; `undefined` for other events and for mails that are not of
 * the ledger. Only SES's own words are kept: what a mail server wrote may hold an address.
 */
export function reportOf(event: unknown): Report | undefined {
  const parsed = SesEvent.safeParse(event);
  if (!parsed.success) return undefined;
  const { detail } = parsed.data;
  const state = stateOf(detail);
  const key = keyOfTags(detail.mail.tags);
  if (!state || !key) return undefined;
  const at = new Date(timeOf(event) ?? detail.mail.timestamp).toISOString();
  const word = wordOf(detail);
  return {
    key,
    messageId: detail.mail.messageId,
    news: { state, at, ...(word ? { detail: word } : {}) },
  };
}

/** A bounce for now, such as a full inbox, says nothing against the address. */
function stateOf({ eventType, bounce }: SesEvent['detail']): Delivery | undefined {
  const state = STATES[eventType];
  return state === 'bounced' && bounce?.bounceType !== 'Permanent' ? 'returned' : state;
}

function wordOf({ bounce, complaint, deliveryDelay }: SesEvent['detail']): string | undefined {
  const word = bounce
    ? `${bounce.bounceType} ${bounce.bounceSubType}`
    : (complaint?.complaintFeedbackType ?? deliveryDelay?.delayType);
  return word?.replace(/[^A-Za-z -]/g, '').slice(0, 60);
}

function timeOf(event: unknown): string | undefined {
  const { detail } = event as { detail: Record<string, { timestamp?: string } | undefined> };
  return PLACES.map((place) => detail[place]?.timestamp).find((time) => time !== undefined);
}
