import type { AuditEntry } from '../domain/audit-chain.ts';
import type { LedgerEntry } from '../domain/mails.ts';
import type { Moment } from '../domain/moments.ts';
import type { Programme } from '../domain/programme.ts';
import { Outcome } from '../domain/release.ts';
import { spoken } from '../domain/time.ts';
import { mailName } from './mail-names.ts';
import { standingOf } from './mail-words.ts';
import { happened, OUTCOME_NAMES } from './words.ts';

/** A moment in words: what it is, and lines that say more of it. */
export type MomentWords = { title: string; lines: string[] };

/** What happened, who did it and why; of mails, whether each has arrived. */
export function inWords(moment: Moment, { timeZone, milestones }: Programme): MomentWords {
  if (moment.is === 'act') return actWords(moment.entry, timeZone);
  const [first] = moment.mails;
  const date = milestones.find(({ id }) => id === first?.facts['milestoneId']);
  return {
    title: ['Mail', ...(first ? [mailName(first.kind)] : []), ...(date ? [date.name] : [])].join(
      ': ',
    ),
    lines: moment.mails.map((mail) => mailLine(mail, moment.at, timeZone)),
  };
}

/** Somebody's role, where the name alone does not say it. */
const ROLES: Partial<Record<AuditEntry['by']['role'], string>> = {
  team: 'team',
  panel: 'panel',
  admin: 'delivery team',
  release: 'by the release',
  operator: 'operator',
};

function actWords({ by, what, details }: AuditEntry, timeZone: string): MomentWords {
  const role = ROLES[by.role];
  const { reason, outcome, rank, startsAt, until, was, at } = details;
  const { in: came, out, unscored, feedback, part, of } = details;
  const said = (label: string, value: string | undefined) => (value ? [`${label}: ${value}`] : []);
  const shown = Outcome.shape.outcome.safeParse(outcome).data;
  const instant = (label: string, value: string | undefined) =>
    value === undefined ? [] : [`${label}: ${spoken(value, timeZone)}`];
  return {
    title: `${by.name}${role ? ` (${role})` : ''} ${happened(what)}`,
    lines: [
      ...(shown ? [`${OUTCOME_NAMES[shown]}${rank ? `, rank ${rank}` : ''}`] : []),
      ...instant('It takes effect', what === 'confirm-release' ? at : undefined),
      ...instant('Interview', startsAt),
      ...instant('Until', until),
      ...instant('Before', was),
      ...(reason ? [reason] : []),
      ...(part ? [`Part ${part} of ${of}`] : []),
      ...said('On the panel', came),
      ...said('Not on it any more', out),
      ...said('Why not everybody scored', unscored),
      ...said('To the team', feedback),
    ],
  };
}

/** When it became what it is, unless that was when the mails went out. */
function mailLine(mail: LedgerEntry, told: string, timeZone: string): string {
  const { to, status, sendAt, sentAt, delivery, stopped } = mail;
  const at =
    status === 'due' ? sendAt : (delivery?.at ?? (status === 'stopped' ? stopped?.at : sentAt));
  const goesOut = status === 'due' && !mail.lastError ? 'Held, not sent yet' : standingOf(mail).is;
  return `${to.name}: ${goesOut}${at && spoken(at, timeZone) !== spoken(told, timeZone) ? `, ${spoken(at, timeZone)}` : ''}`;
}
