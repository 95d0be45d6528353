import { type PanelEntry, panelList } from '../../adapters/list-pages.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { inReviewOrder, type ToReview } from '../../domain/review-order.ts';

/** A line of a panel member's list: a reference, and how far they are with it. */
export type PanelRow = ToReview & Pick<PanelEntry, 'reference' | 'status'>;

/** Everything that waits for the panel, in this panel member's own order. */
export async function panelRows(reviewerId: string): Promise<PanelRow[]> {
  const entries = await panelList(programmeId());
  const rows = entries.map(({ id, reference, status, reviews }) => ({
    id,
    reference,
    status,
    mine: reviews[reviewerId]?.state,
  }));
  return inReviewOrder(reviewerId, rows);
}

/** The applications to be scored, in this panel member's own order. */
export async function toReview(reviewerId: string): Promise<PanelRow[]> {
  return (await panelRows(reviewerId)).filter(({ status }) => status === 'submitted');
}
