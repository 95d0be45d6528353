import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { refuseUnlessOpen } from '../../domain/may-send.ts';
import { beginPage } from '../../views/begin-page.ts';

/** Shows the page that begins a draft. */
export const showBegin: Route = async ({ now, newId }) => {
  const { programme } = await currentProgramme();
  refuseUnlessOpen(programme, now());
  return {
    data: { open: true },
    page: () => beginPage(programme, { problems: [], typed: {}, requestId: newId() }),
  };
};
