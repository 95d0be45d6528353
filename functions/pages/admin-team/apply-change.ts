import { changeTeam } from '../../adapters/change-team.ts';
import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { refreshSoon } from '../../adapters/listings.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import type { TeamChange } from '../../domain/team-changes.ts';
import { askAgain } from '../../views/ask-again.ts';
import { teamAgain } from './team-again.ts';

/** Changes the team of the address as it is wanted, with the reason; where something is missing, asks again. */
export async function applyChange(
  request: PageRequest,
  form: 'member' | 'remove' | 'contact',
  wanted: (programme: Programme) => TeamChange,
): Promise<PageAnswer> {
  const { by, application, programme, forms } = await teamAgain(request);
  const { requestId, newId } = request;
  try {
    const { reason, change: wish } = inWhole(request, () => wanted(programme));
    const changed = await changeTeam({
      ...{ applicationId: application.id, change: wish, reason, by, requestId, newId },
      now: request.now(),
    });
    await refreshSoon([application.id]);
    const { members, contactId } = changed.draft;
    return {
      data: { members, contactId },
      seeOther: `/admin/applications/${application.id}/team`,
    };
  } catch (error) {
    return askAgain(error, forms[form]);
  }
}

/** What is wrong with the person and with the reason is said at once. */
function inWhole({ input }: PageRequest, read: () => TeamChange) {
  const reason = textOf(input['reason']).slice(0, 1000);
  const missing: Problem[] =
    reason === '' ? [{ field: 'reason', message: 'Enter the reason, for the history' }] : [];
  try {
    const wish = read();
    if (missing.length === 0) return { reason, change: wish };
  } catch (error) {
    if (!(error instanceof AcademyError)) throw error;
    throw invalidInput([...error.problems, ...missing]);
  }
  throw invalidInput(missing);
}
