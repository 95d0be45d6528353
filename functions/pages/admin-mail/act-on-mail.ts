import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { findMail, type OutboxAct, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { mailView } from './show-mail.ts';

/** A route that does something with a mail and goes back to the outbox. */
export function actOnMail(act: (mail: OutboxMail, who: OutboxAct) => Promise<void>): Route {
  return (request) => changed(request, (mail, who) => act(mail, who));
}

/** The same where a reason is needed: the mail's page asks for it again where it is missing. */
export function actWithReason(
  missing: string,
  act: (mail: OutboxMail, reason: string, who: OutboxAct) => Promise<void>,
): Route {
  return async (request) => {
    // Who may not be here, and what is not there, is refused before the page is made again.
    staff(request, 'admin');
    const found = await findMail(request.params['mail'] ?? '');
    try {
      return await changed(request, (mail, who) => act(mail, reasonIn(request, missing), who));
    } catch (error) {
      const { page } = await mailView(request, found);
      return askAgain(error, page);
    }
  };
}

async function changed(
  request: PageRequest,
  act: (mail: OutboxMail, who: OutboxAct) => Promise<void>,
): Promise<PageAnswer> {
  const by = staff(request, 'admin');
  const mail = await findMail(request.params['mail'] ?? '');
  await act(mail, {
    ...{ by, now: request.now(), newId: request.newId, requestId: request.requestId },
  });
  return { data: { done: true }, seeOther: '/admin/outbox' };
}

function reasonIn({ input }: PageRequest, missing: string): string {
  const { reason } = input;
  const text = typeof reason === 'string' ? reason.trim().slice(0, 500) : '';
  if (text !== '') return text;
  throw new AcademyError('InputInvalid', `${missing}.`, [{ field: 'reason', message: missing }]);
}
