import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { beginPage } from '../../views/apply-pages.ts';
import { refuseUnlessOpen } from './refuse-unless-open.ts';

/** Shows the page that begins a draft. */
export const showBegin: Route = async ({ now }) => {
  const { programme } = await currentProgramme();
  refuseUnlessOpen(programme, now());
  return { data: { open: true }, page: () => beginPage(programme, [], {}) };
};
