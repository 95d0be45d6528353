import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { newLinkPage } from '../../views/new-link-pages.ts';

/** Shows the page on which somebody asks for a new link. */
export const showNewLink: Route = async ({ newId }) => {
  const { programme } = await currentProgramme();
  return {
    data: {},
    page: () => newLinkPage(programme, { problems: [], typed: {}, requestId: newId() }),
  };
};
