import type { Route } from '../../adapters/http.ts';
import { type FanOut, loadOutbox, type OutboxMail } from '../../adapters/ledger-outbox.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Programme } from '../../domain/programme.ts';
import { type FanOutRow, type OutboxRow, outboxPage } from '../../views/admin/outbox-page.ts';
import { standingOf } from '../../views/mail-words.ts';
import { pageOf, preview } from './preview.ts';

/** The mails that wait, those that need somebody, and how far dates are that are being told. */
export const showOutbox: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const outbox = await loadOutbox(programme.id);
  const view = {
    waiting: await Promise.all(outbox.waiting.map((mail) => rowOf(programme, mail))),
    attention: await Promise.all(outbox.attention.map((mail) => rowOf(programme, mail))),
    fanOuts: outbox.fanOuts.map((fanOut) => fanOutRow(programme, fanOut)),
  };
  return { data: view, page: () => outboxPage({ programme, ...view }) };
};

async function rowOf(programme: Programme, mail: OutboxMail): Promise<OutboxRow> {
  const { to, sendAt, delivery } = mail.entry;
  const { subject } = await preview(programme, mail);
  return {
    href: pageOf(mail),
    subject,
    to: to.email,
    at: delivery?.at ?? sendAt,
    standing: standingOf(mail.entry),
  };
}

function fanOutRow({ milestones }: Programme, { occasionId, claimedAt, progress }: FanOut) {
  const { recorded, sent, failed, obsolete, suppressed, stopped } = progress;
  const name = milestones.find(({ id }) => id === occasionId)?.name ?? occasionId;
  const ended = failed + obsolete + suppressed + stopped;
  return { name, claimedAt, recorded, sent, ended } satisfies FanOutRow;
}
