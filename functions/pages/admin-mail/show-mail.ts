import type { PageRequest, Route } from '../../adapters/http.ts';
import { findMail, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { findSuppression } from '../../adapters/suppressions.ts';
import type { Problem } from '../../domain/errors.ts';
import { isBlocked } from '../../domain/mail-news.ts';
import { outboxMailPage } from '../../views/admin/outbox-mail-page.ts';
import { standingOf } from '../../views/mail-words.ts';
import { pageOf, preview } from './preview.ts';

/** One mail as its recipient gets it, and how it stands. */
export const showMail: Route = async (request) => {
  staff(request, 'admin');
  const mail = await findMail(request.params['mail'] ?? '');
  const { data, page } = await mailView(request, mail);
  return { data, page: () => page([]) };
};

/** The page of a mail, to be shown with what is wrong with the form on it. */
export async function mailView(request: PageRequest, mail: OutboxMail) {
  const { programme } = await currentProgramme();
  const { entry } = mail;
  const blocked = isBlocked(await findSuppression(entry.to.email));
  const rendered = await preview(programme, mail);
  const { status, to, sendAt, delivery } = entry;
  return {
    data: { status, to, sendAt, delivery, blocked, ...rendered, standing: standingOf(entry) },
    page: (problems: Problem[]) =>
      outboxMailPage({
        ...{ programme, entry, rendered, blocked, problems },
        href: pageOf(mail),
        typed: request.input,
        requestId: request.newId(),
      }),
  };
}
