import type { Route } from '../../adapters/http.ts';
import { unsubscribe } from '../../adapters/interest.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { unsubscribedPage } from '../../views/interest-pages.ts';

/**
 * Takes somebody off the list of subscribers. Mail programs that offer to unsubscribe send the link's own
 * address; the answer is the same for everybody.
 */
export const stopMessages: Route = async ({ input, query }) => {
  const { programme } = await currentProgramme();
  await unsubscribe(programme, textOf(input['who'] ?? query['who']));
  return { data: { subscribed: false }, page: () => unsubscribedPage(programme) };
};
