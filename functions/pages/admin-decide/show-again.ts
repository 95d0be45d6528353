import type { PageRequest } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf } from '../../adapters/sessions.ts';
import type { Problem } from '../../domain/errors.ts';
import { type AdminForm, adminFormPage } from '../../views/admin-forms.ts';

/** A form of the delivery team with what was typed and what is wrong with it. */
export async function showAgain(
  request: PageRequest,
  form: AdminForm,
): Promise<(problems: Problem[]) => string> {
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const page = { programme, application, requestId: request.newId() };
  return (problems) => adminFormPage(form, page, { problems, typed: request.input });
}
