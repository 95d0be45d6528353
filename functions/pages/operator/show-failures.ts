import { loadFailures } from '../../adapters/failures.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { failuresPage } from '../../views/operator/failures-page.ts';

/** Executions that failed, with a plain cause each. */
export const showFailures: Route = async (request) => {
  staff(request, 'operator');
  const [{ programme }, failures] = await Promise.all([currentProgramme(), loadFailures()]);
  return {
    data: { failures: failures ?? null },
    page: () => failuresPage({ programme, failures }),
  };
};
