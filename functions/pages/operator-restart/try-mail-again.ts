import type { Route } from '../../adapters/http.ts';
import { loadOutbox, type OutboxAct, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import { tryAgain } from '../../adapters/outbox-acts.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { isNamed } from '../../domain/errors.ts';

/** Lets every mail that was given up be tried again; what has moved on meanwhile is left as it is. */
export const tryMailAgain: Route = async (request) => {
  const by = staff(request, 'operator');
  const { requestId, newId } = request;
  const { attention } = await loadOutbox(programmeId());
  const failed = attention.filter(({ entry }) => entry.status === 'failed');
  let tried = 0;
  for (const mail of failed) {
    if (await again(mail, { by, now: request.now(), newId, requestId })) tried += 1;
  }
  return { data: { tried }, seeOther: '/operator/mail' };
};

async function again(mail: OutboxMail, act: OutboxAct): Promise<boolean> {
  try {
    await tryAgain(mail, act);
    return true;
  } catch (error) {
    if (isNamed(error, 'MailNotWaiting')) return false;
    throw error;
  }
}
