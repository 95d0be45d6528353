import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { signedInAs } from '../../adapters/sessions.ts';
import { accountPage } from '../../views/sign-in-pages.ts';

/** Says who is signed in and as what, leads to where they work, and offers to sign out. */
export const showAccount: Route = async (request) => {
  const { name, roles } = signedInAs(request);
  const { programme } = await currentProgramme();
  return { data: { name, roles }, page: () => accountPage(programme, { name, roles }) };
};
