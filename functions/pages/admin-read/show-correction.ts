import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { adminFormPage } from '../../views/admin-forms.ts';

/** The form that corrects an outcome which is out; sending it is another door. */
export const showCorrection: Route = async (request) => {
  staff(request, 'admin');
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const { id, status } = application;
  const page = { programme, application, requestId: request.newId() };
  return { data: { id, status }, page: () => adminFormPage('correct', page) };
};
