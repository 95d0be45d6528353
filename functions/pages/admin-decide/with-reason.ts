import { feedbackIn } from '../../adapters/admin-decision.ts';
import type { PageAnswer, PageRequest } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import type { AdminForm } from '../../views/admin-forms.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** A decision that needs words: asks for them again where they are missing. */
export async function withReason(
  request: PageRequest,
  form: AdminForm,
  decide: (reason: string) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  staff(request, 'admin');
  let reason: string;
  try {
    reason = feedbackIn(request);
  } catch (error) {
    return askAgain(error, await showAgain(request, form));
  }
  return decide(reason);
}
