import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { operatorMailPage } from '../../views/operator/mail-page.ts';
import { loadMail } from './load-mail.ts';

/** Mails that wait and mails that were given up, by kind. */
export const showMail: Route = async (request) => {
  staff(request, 'operator');
  const { programme } = await currentProgramme();
  const found = await loadMail(programme);
  const isAdmin = request.claims?.roles.includes('admin') ?? false;
  const view = { programme, isAdmin, now: request.now(), requestId: request.newId(), ...found };
  return { data: found, page: () => operatorMailPage(view) };
};
