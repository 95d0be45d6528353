import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logWarn } from './log.ts';

/** How much waits behind a link of the navigation, by its address; what is missing is nothing. */
export type Waiting = Record<string, number>;

/** What waits, as far as it can be told: a page is never refused because its counts are missing. */
export function tellingWhatWaits(load: () => Promise<Waiting>): Promise<Waiting> {
  return load().catch((error: unknown) => {
    logWarn('nothing counted', { error: error instanceof Error ? error.name : 'Unknown' });
    return {};
  });
}

/** Puts the counts into the navigation of a page; whatever has no navigation asks for none. */
export async function withCounts(
  result: APIGatewayProxyStructuredResultV2,
  load: () => Promise<Waiting>,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (!result.body || result.body.search(COUNT_MARK) < 0) return result;
  const waiting = await load();
  const count = (href: string) => ((waiting[href] ?? 0) > 0 ? ` (${waiting[href]})` : '');
  return { ...result, body: result.body.replace(COUNT_MARK, (_mark, href) => count(href)) };
}

/** Where the views leave room for a count: its first group is the link's address. What people typed is escaped. */
const COUNT_MARK = /<span data-count="([^"]*)"><\/span>/g;
