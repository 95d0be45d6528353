import type { PageRequest } from '../../adapters/http.ts';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { statusPage } from '../../views/team-pages.ts';

/** The team's page with what is wrong with the answer that it gave. */
export function showAgain(
  { now, newId }: PageRequest,
  programme: Programme,
  application: Application,
): (problems: Problem[]) => string {
  return (problems) =>
    statusPage({ application, programme, now: now(), requestId: newId(), problems });
}
