import { type Condition, MAIL_RULES, MailKind } from '../../../functions/domain/mail-kinds.ts';
import type { Suppression } from '../../../functions/domain/mail-news.ts';
import type { Status } from '../../../functions/domain/moves.ts';
import { MINUTE, plus } from '../../../functions/domain/time.ts';
import type { SesAccount } from '../../../lib/local/ses/account.ts';
import type { KeptMail } from '../../../lib/local/ses/mailbox.ts';
import type { Item } from '../../fixtures/host.ts';
import { statusesAt } from './statuses.ts';

/** What is wrong with how a season's mails went out, and what was counted. */
export type Judgement = { failures: string[]; figures: Record<string, number> };

/** States in which a mail of the ledger is done with. */
const DONE = new Set(['sent', 'obsolete', 'suppressed', 'stopped']);

/** Holds what is in the ledger against what the mail service accepted. */
export function judgeSeason(
  items: Item[],
  mails: KeptMail[],
  service: { account: SesAccount; reportsWithin: number },
): Judgement {
  const ledger = items.filter(({ sk }) => String(sk).startsWith('MAIL#'));
  const copies = Map.groupBy(mails, ({ tags }) => tags['ledger'] ?? '');
  const count = (status: string) => ledger.filter((entry) => entry['status'] === status).length;
  const doubled = [...copies.values()].filter((each) => each.length > 1);
  return {
    failures: [
      ...lost(ledger, copies),
      ...wronglyDoubled(copies),
      ...tooFast(mails, service.account),
      ...toBlocked(items, mails, service.reportsWithin),
      ...untrue(items, ledger, mails),
    ],
    figures: {
      recorded: ledger.length,
      accepted: mails.length,
      sent: count('sent'),
      obsolete: count('obsolete'),
      suppressed: count('suppressed'),
      answersLost: mails.filter(({ unanswered }) => unanswered).length,
      doubled: doubled.length,
      blockedAddresses: items.filter(({ sk }) => sk === 'SUPPRESSION').length,
      refusedBeyondLimits: service.account.refusedBeyondLimits ?? 0,
    },
  };
}

function lost(ledger: Item[], copies: Map<string, KeptMail[]>): string[] {
  return ledger.flatMap(({ id, kind, status, lastError }) => {
    if (!DONE.has(String(status))) return [`a ${kind} was left ${status} after ${lastError}`];
    const accepted = copies.get(String(id))?.length ?? 0;
    if (status === 'sent' && accepted === 0) return [`a ${kind} counts as sent and never was`];
    if (status !== 'sent' && accepted > 0) return [`a ${kind} is ${status} and was sent`];
    return [];
  });
}

/** The one documented point: SES accepted it, and the sender never heard so. */
function wronglyDoubled(copies: Map<string, KeptMail[]>): string[] {
  return [...copies.values()].flatMap((each) => {
    const unheard = each.slice(0, -1).filter(({ unanswered }) => unanswered).length;
    return each.length - 1 > unheard
      ? [`a ${each[0]?.tags['kind']} was sent ${each.length} times, ${unheard} of them unheard`]
      : [];
  });
}

function tooFast(mails: KeptMail[], account: SesAccount): string[] {
  const { maxSendRate = 1, max24HourSend = 200, refusedBeyondLimits = 0 } = account;
  const times = mails.map(({ sentAt }) => sentAt).sort();
  const within = (from: number, milliseconds: number) => {
    const end = plus(times[from] ?? '', milliseconds);
    return times.slice(from, from + max24HourSend + 1).filter((at) => at < end).length;
  };
  return [
    ...(refusedBeyondLimits > 0 ? [`the service had to refuse ${refusedBeyondLimits} mails`] : []),
    ...times.flatMap((at, from) =>
      within(from, 1000) > maxSendRate || within(from, 86_400_000) > max24HourSend
        ? [`more mails than allowed from ${at}`]
        : [],
    ),
  ];
}

/** Once a report that an address takes no mail has arrived, nothing is sent to it. */
function toBlocked(items: Item[], mails: KeptMail[], reportsWithin: number): string[] {
  const blocks = items.filter(({ sk }) => sk === 'SUPPRESSION') as unknown as Suppression[];
  // The report of a complaint leaves an hour after the mail.
  const known = new Map(
    blocks.map(({ email, at }) => [email.toLowerCase(), plus(at, reportsWithin + 5 * MINUTE)]),
  );
  return mails.flatMap(({ destinations, sentAt, tags }) =>
    destinations.some((to) => sentAt > (known.get(to.toLowerCase()) ?? '~'))
      ? [`a ${tags['kind']} went to a blocked address at ${sentAt}`]
      : [],
  );
}

const STATUS_OF: Partial<Record<Condition, Status[]>> = {
  'draft-unsent': ['draft'],
  shortlisted: ['shortlisted'],
  'in-reserve': ['reserve'],
  'offer-as-told': ['offered'],
  'in-cohort': ['in-cohort', 'graduated'],
};

function untrue(items: Item[], ledger: Item[], mails: KeptMail[]): string[] {
  const applications = new Map(
    ledger.map(({ id, pk, link }) => [
      String(id),
      (link as { applicationId: string } | undefined)?.applicationId ??
        /^(?:APPLICATION#|ANNOUNCEMENT#team\/)([^#]+)/.exec(String(pk))?.[1],
    ]),
  );
  return mails.flatMap(({ tags, sentAt }) => {
    const kind = MailKind.parse(tags['kind']);
    const wanted = STATUS_OF[MAIL_RULES[kind].trueWhile];
    const application = applications.get(tags['ledger'] ?? '');
    if (!wanted || !application) return [];
    const found = statusesAt(items, application, sentAt);
    return found.some((status) => wanted.includes(status))
      ? []
      : [`a ${kind} was sent at ${sentAt} although the application was ${found.join(' or ')}`];
  });
}
