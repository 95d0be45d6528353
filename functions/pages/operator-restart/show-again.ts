import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { whereIs } from '../../adapters/whereabouts.ts';
import type { Application } from '../../domain/application.ts';
import { askAgain } from '../../views/ask-again.ts';
import { whereaboutsPage } from '../../views/operator/whereabouts-page.ts';

/**
 * The page of an application again, with what is wrong with the form.
 * @throws whatever `error` is, unless it is about the input
 */
export async function showAgain(
  error: unknown,
  request: PageRequest,
  application: Application,
): Promise<PageAnswer> {
  const { programme } = await currentProgramme();
  const found = await whereIs(application);
  return askAgain(error, (problems) =>
    whereaboutsPage({
      ...{ programme, application, problems, ...found },
      ...{ typed: request.input, requestId: request.newId() },
    }),
  );
}
