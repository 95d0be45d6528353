import type { AuditEntry } from './audit-chain.ts';
import { MailKind } from './mail-kinds.ts';
import type { LedgerEntry } from './mails.ts';

/** One thing that happened around an application, or that is about to: an act, or mails of one occasion. */
export type Moment =
  | { is: 'act'; at: string; entry: AuditEntry }
  | { is: 'mail'; at: string; mails: LedgerEntry[] };

/** What the sender of mail notes by itself: the mail says the same. */
const SAID_BY_MAIL: readonly string[] = ['mail-obsolete', 'mail-suppressed'];

/** Moments, oldest first; of the same instant, acts in the order of the history, then mails. */
export function momentsOf(audit: AuditEntry[], mails: LedgerEntry[]): Moment[] {
  const endedAt = new Map(
    audit
      .filter(({ what }) => SAID_BY_MAIL.includes(what))
      .map(({ at, details }) => [details['mail'], at]),
  );
  // Kinds stand in the order in which an application meets them.
  const inTurn = mails.toSorted((a, b) => turnOf(a) - turnOf(b));
  const told = Object.values(Object.groupBy(inTurn, ({ kind, occasion }) => `${kind} ${occasion}`));
  const moments: Moment[] = [
    ...audit
      .filter(({ what }) => !SAID_BY_MAIL.includes(what))
      .map((entry) => ({ is: 'act' as const, at: entry.at, entry })),
    ...told.map((together = []) => {
      const instants = together.map(
        ({ id, sentAt, sendAt }) => sentAt ?? endedAt.get(id) ?? sendAt,
      );
      return { is: 'mail' as const, at: instants.sort()[0] ?? '', mails: together };
    }),
  ];
  return moments.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}

function turnOf({ kind }: LedgerEntry): number {
  return MailKind.options.indexOf(kind);
}

/** A moment for programs. Of mails, who was told and whether it arrived; no address, and nothing of the text. */
export type PlainMoment =
  | { at: string; what: string; by: AuditEntry['by']; details: Record<string, string> }
  | { at: string; mail: string; milestone?: string; told: Told[] };

/** Somebody who was mailed. Instants are ISO UTC; `delivery` is what was heard of it last. */
type Told = Pick<LedgerEntry, 'status' | 'sendAt' | 'sentAt' | 'delivery'> & { to: string };

/** The same moment for programs. */
export function plainMoment(moment: Moment): PlainMoment {
  const { at } = moment;
  if (moment.is === 'act') {
    const { what, by, details } = moment.entry;
    return { at, what, by, details };
  }
  const milestone = moment.mails[0]?.facts['milestoneId'];
  return {
    ...{ at, mail: moment.mails[0]?.kind ?? '', ...(milestone ? { milestone } : {}) },
    told: moment.mails.map(({ to, status, sendAt, sentAt, delivery }) => ({
      ...{ to: to.name, status, sendAt, sentAt, delivery },
    })),
  };
}

/** The moves with which an outcome of the shortlist is out. */
const OUT: readonly string[] = ['shortlist', 'name-reserve', 'not-shortlist'];

/** What was done about the release that an application was part of, from the programme's history. */
export function releaseOf(programme: AuditEntry[], own: AuditEntry[]): AuditEntry[] {
  const sentAt = own.findLast(({ what }) => what === 'send')?.at;
  if (sentAt === undefined) return [];
  const outAt = own.find(({ what, at }) => OUT.includes(what) && at >= sentAt)?.at;
  return programme.filter(
    ({ what, at }) =>
      (what === 'confirm-release' || what === 'undo-release') &&
      at >= sentAt &&
      (outAt === undefined || at <= outAt),
  );
}
