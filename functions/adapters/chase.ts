import { chaseMails, nextReleaseChaseAt } from '../domain/chases.ts';
import { ASKED_OF, nextChaseAt } from '../domain/gates.ts';
import type { MailKind } from '../domain/mail-kinds.ts';
import type { GateName } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import { DAY, plus } from '../domain/time.ts';
import { shortlistAt } from '../domain/timetable.ts';
import { loadCounts } from './counts.ts';
import { loadGate } from './decisions.ts';
import { recordChase } from './gates.ts';
import { keys, todoKey } from './keys.ts';
import { recordMails } from './ledger.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import { listPeople } from './people.ts';
import { currentProgramme, programmeId } from './programmes.ts';
import { loadRelease } from './release.ts';
import { updateOnly } from './table.ts';

/** Chases an overdue gate; the delivery team from the second time on. False when it is decided. */
export async function chaseGate(
  id: string,
  sending: number,
  gate: GateName,
  deps: Deps,
): Promise<boolean> {
  const found = await loadGate(id, sending, gate);
  if (!found || found.decision) return false;
  const days = daysSince(found.openedAt, deps.now());
  logWarn('gate overdue', { applicationId: id, gate, sending, chases: found.chases, days });
  const { programme } = await currentProgramme();
  const now = deps.now();
  const kind = found.chases === 0 ? 'decision-chase' : 'decision-escalation';
  const role = kind === 'decision-chase' && ASKED_OF[gate] === 'panel' ? 'panel' : 'delivery-team';
  const people = await listPeople(programme.id, role);
  await recordMails(
    chasePartition(),
    chaseMails(programme, people, { kind, about: gate, now }),
    now,
  );
  const next = nextChaseAt(programme, gate, {
    openedAt: found.openedAt ?? now,
    chases: found.chases + 1,
  });
  if (next) await recordChase(found, next > now ? next : nextWeek(now));
  return true;
}

/** Chases missing scores before the shortlist's date, and the unconfirmed release from it on. */
export async function chaseRelease(programme: Programme, deps: Deps): Promise<void> {
  const { chases, confirmed, completedAt } = await loadRelease(programme.id);
  if (completedAt) return;
  const now = deps.now();
  const beforeItsDate = now < shortlistAt(programme);
  const counts = await loadCounts(programme.id);
  // Without an application there is nothing to chase for: an admin closes the shortlist when they like.
  const waiting = beforeItsDate ? counts['list.needs-scores'] : counts['status.submitted'];
  if (!confirmed && (waiting ?? 0) > 0) {
    const kind = kindOf(beforeItsDate, chases);
    const people = await listPeople(programme.id, beforeItsDate ? 'panel' : 'delivery-team');
    await recordMails(
      chasePartition(),
      chaseMails(programme, people, { kind, about: 'release', now }),
      now,
    );
  }
  const due = confirmed?.at ?? nextReleaseChaseAt(programme, chases + 1);
  await updateOnly({
    update: keys.release(programme.id),
    set: 'SET chases = :chases, todoAt = :next',
    condition: confirmed ? 'attribute_exists(confirmed)' : 'attribute_not_exists(confirmed)',
    values: {
      ':chases': chases + 1,
      ':next': todoKey('work', due > now ? due : nextWeek(now)).todoAt,
    },
  });
}

function kindOf(beforeItsDate: boolean, chases: number): MailKind {
  if (beforeItsDate) return 'review-chase';
  return chases < 3 ? 'decision-chase' : 'decision-escalation';
}

function nextWeek(now: string): string {
  return plus(now, 7 * DAY);
}

function chasePartition(): string {
  return `CHASES#${programmeId()}`;
}

function daysSince(openedAt: string | undefined, now: string): number | undefined {
  if (openedAt === undefined) return undefined;
  return Math.floor((Date.parse(now) - Date.parse(openedAt)) / DAY);
}
