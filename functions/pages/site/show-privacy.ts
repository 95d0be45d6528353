import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { privacyPage } from '../../views/privacy-page.ts';

/** Shows what is kept about people, why and how long, and which cookies there are. */
export const showPrivacy: Route = async () => {
  const { programme } = await currentProgramme();
  return { data: { retention: programme.retention }, page: () => privacyPage(programme) };
};
