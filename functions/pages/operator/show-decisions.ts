import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { decisionsPage } from '../../views/operator/decisions-page.ts';
import { loadDecisions } from './load-decisions.ts';

/** The steps at which applications have waited for longer than they should. */
export const showDecisions: Route = async (request) => {
  staff(request, 'operator');
  const { programme } = await currentProgramme();
  const found = await loadDecisions(programme, request.now());
  return { data: found, page: () => decisionsPage({ programme, ...found }) };
};
