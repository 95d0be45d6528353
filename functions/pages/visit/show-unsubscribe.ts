import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { unsubscribePage } from '../../views/interest-pages.ts';

/** Shows what unsubscribing means; only the POST that follows does it. */
export const showUnsubscribe: Route = async ({ query }) => {
  const { programme } = await currentProgramme();
  return { data: {}, page: () => unsubscribePage(programme, query['who'] ?? '') };
};
