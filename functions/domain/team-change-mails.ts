import { type Application, contactOf } from './application.ts';
import type { MailKind } from './mail-kinds.ts';
import type { Facts, LedgerEntry, MailDue } from './mails.ts';
import type { Slot } from './slots.ts';
import type { ChangedTeam } from './team-changes.ts';
import { teamMails } from './team-mails.ts';

/** What the mails about a changed team say besides who came and who went. */
export type TeamNews = {
  /** Names the change, so that each is told once. */
  occasion: string;
  /** Who of the delivery team made the change. */
  by: string;
  now: string;
  /** The interview that is still ahead. */
  slot?: Slot | undefined;
  /** In which versions the dates of the year are. */
  versions: Facts;
};

/**
 * The mails about a changed team: to whoever came, with a link of their own and the calendar entries that are
 * ahead; to whoever went, taking those away; to the others, who speaks for the team now.
 */
export function teamChangeMails(
  after: Application,
  { joined, left }: ChangedTeam,
  news: TeamNews,
): MailDue[] {
  const { occasion, now: sendAt } = news;
  const facts = factsOf(after, news);
  const names = {
    by: news.by,
    contact: contactOf(after.draft)?.name ?? '',
    ...(joined ? { joined: joined.name } : {}),
    ...(left ? { left: left.name } : {}),
  };
  const all = (kind: MailKind, more: Facts) =>
    teamMails(after, { ...{ kind, occasion, sendAt, facts: more }, whom: 'whole-team' });
  const isNew = ({ link }: MailDue) => link?.memberId === joined?.id;
  return [
    ...all('member-joined', facts).filter((mail) => joined && isNew(mail)),
    ...all('team-changed', names).filter((mail) => !(joined && isNew(mail))),
    ...(left ? [goodbye(after, left, { occasion, sendAt, facts })] : []),
  ];
}

/** It has no link: theirs has ended. */
function goodbye(
  { id, reference, sending, draft }: Application,
  { email, name }: { email: string; name: string },
  { occasion, sendAt, facts }: { occasion: string; sendAt: string; facts: Facts },
): MailDue {
  return {
    ...{ kind: 'member-left', occasion: `${occasion}/${id}/${sending}`, to: { email, name } },
    facts: { reference, teamName: draft.teamName, ...facts },
    sendAt,
  };
}

function factsOf({ status, interviewChanges, offerExpiresAt }: Application, news: TeamNews): Facts {
  const { by, slot, versions } = news;
  return {
    ...{ by, stage: status },
    ...(slot ? { start: slot.startsAt, version: String(interviewChanges ?? 1) } : {}),
    ...(slot?.place ? { place: slot.place } : {}),
    ...(status === 'offered' && offerExpiresAt ? { expiresAt: offerExpiresAt } : {}),
    ...(status === 'in-cohort' ? versions : {}),
  };
}

/** What the mail to a new member says by itself, or what was meant for one person only. */
const NOT_CARRIED = new Set<MailKind>([
  'member-invited',
  'resume-link',
  'draft-started',
  'summary',
  'member-joined',
  'team-changed',
  'interview-booked',
  'interview-changed',
  'interview-cancelled',
]);

/** What everybody in a team gets, about its year. */
const FOR_ALL = new Set<MailKind>(['welcome', 'poster', 'closing']);

/**
 * What was recorded for somebody who no longer gets it, and not sent: it goes to whoever came instead, as
 * does what the whole team was about to get. The questions of an interview that is ahead go to them also
 * where they have been sent.
 */
export function carriedOver(
  ledger: LedgerEntry[],
  from: { id: string } | undefined,
  to: { id: string; email: string; name: string },
): MailDue[] {
  const meant = ledger.filter(({ kind, status, link, facts }) => {
    if (kind === 'interview-questions') return status === 'due' || status === 'sent';
    if (status !== 'due' || NOT_CARRIED.has(kind)) return false;
    const forAll = FOR_ALL.has(kind) || facts['audience'] === 'cohort-teams';
    return forAll || link?.memberId === from?.id;
  });
  const once = new Map(meant.map((entry) => [`${entry.kind}/${entry.occasion}`, entry]));
  return [...once.values()].flatMap(({ kind, occasion, facts, sendAt, link }) =>
    link
      ? [
          {
            ...{ kind, occasion, facts, sendAt },
            to: { email: to.email, name: to.name },
            link: { applicationId: link.applicationId, memberId: to.id },
          },
        ]
      : [],
  );
}
