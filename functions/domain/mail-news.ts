import * as z from 'zod/mini';

/**
 * How the delivery of a mail stands. Reports come in any order, more than once, and from before the
 * sending was noted: so of two reports the one that says more counts, whichever came first.
 */

/** What can become of a mail that SES has accepted, each saying more than those before it. */
export const Delivery = z.enum([
  'sent',
  'delayed',
  /** Could not be delivered for now: a full inbox, a server that was down. SES has given it up. */
  'returned',
  'delivered',
  /** The address does not exist, or takes no mail at all. */
  'bounced',
  /** The reader said that it is unwanted. */
  'complained',
  /** SES found a virus in it. */
  'rejected',
  'not-rendered',
]);
export type Delivery = z.infer<typeof Delivery>;

/** One report about one mail. `detail` is SES's own word for the reason, never the text of a server. */
export const News = z.object({ state: Delivery, at: z.string(), detail: z.optional(z.string()) });
export type News = z.infer<typeof News>;

/** Which of two reports counts. Commutative, associative and idempotent: the order cannot matter. */
export function furtherNews(one: News, other: News): News {
  const difference = rankOf(one) - rankOf(other);
  if (difference !== 0) return difference > 0 ? one : other;
  const first = `${one.at} ${one.detail ?? ''}`;
  return first <= `${other.at} ${other.detail ?? ''}` ? one : other;
}

/** How much a report says. */
export function rankOf({ state }: News): number {
  return Delivery.options.indexOf(state);
}

/** Whether staff have to look at it: the person was not reached, or does not want to be. */
export function needsAttention({ state }: News): boolean {
  return rankOf({ state, at: '' }) > rankOf({ state: 'delivered', at: '' }) || state === 'returned';
}

/** Whether the address must get no more mail. */
export function blocksAddress({ state }: News): boolean {
  return state === 'bounced' || state === 'complained';
}

/** An address that gets no more mail, until somebody of the delivery team lifts the block. */
export const Suppression = z.object({
  email: z.string(),
  reason: z.enum(['bounced', 'complained']),
  at: z.string(),
  /** Reports from before this instant block it no more. */
  liftedAt: z.optional(z.string()),
  lifted: z.optional(z.object({ by: z.string(), reason: z.string() })),
});
export type Suppression = z.infer<typeof Suppression>;

/** Whether an address is blocked now. */
export function isBlocked(suppression: Suppression | undefined): boolean {
  return suppression !== undefined && suppression.liftedAt === undefined;
}
