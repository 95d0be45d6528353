import { type Application, contactOf } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Programme } from '../domain/programme.ts';
import { carriedOver, teamChangeMails } from '../domain/team-change-mails.ts';
import {
  type ChangedTeam,
  refuseTeamChange,
  type TeamChange,
  teamAfter,
} from '../domain/team-changes.ts';
import { writeDraft } from './application-item.ts';
import { loadApplication, toList } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { isRecorded } from './decisions.ts';
import { keys, mailId } from './keys.ts';
import { mailsElsewhere, mailWrite, parseLedgerEntry, recordMails } from './ledger.ts';
import { countWrites } from './mail-progress.ts';
import { movedDates } from './moved-dates.ts';
import { currentProgramme } from './programmes.ts';
import { findSlot } from './slots.ts';
import { queryPartition, transact, type Write } from './table.ts';

/** Staff change who is in a team, with the reason for the history. */
export type TeamWish = {
  applicationId: string;
  change: TeamChange;
  reason: string;
  by: Actor;
  requestId: string;
  now: string;
  newId: () => string;
};

/**
 * Changes who is in a team that has sent its application: the team, the history and the mails in one
 * transaction. A link is a member's only as long as they are in the team under the address that it was mailed
 * to, and so are a calendar's address and a mail that waits; so whoever went is out from this moment.
 * @throws AcademyError `WrongStage`, `NotFound`, `InputInvalid`, `TeamFull`, `TableBusy`
 */
export async function changeTeam(wish: TeamWish): Promise<Application> {
  const { applicationId, change, requestId, now } = wish;
  for (let race = 0; race < 20; race += 1) {
    const before = await loadApplication(applicationId);
    if (await isRecorded(applicationId, { event: change.do, requestId })) return before;
    const { programme } = await currentProgramme(before.programmeId);
    refuseTeamChange(programme, before, now);
    const team = teamAfter(programme, before.draft, change);
    const after = await changed(programme, before, team, wish);
    const failed = await transact(await writesOf(before, after, team, wish));
    if (failed.length > 0) continue;
    // What somebody recorded for the old team while this was being written.
    for (const { partition, mail } of await carried(before, team, after)) {
      await recordMails(partition, [mail], now);
    }
    return after.application;
  }
  throw new AcademyError(
    'TableBusy',
    'This application is being changed by others at the moment. Nothing was changed: try again.',
  );
}

type After = { application: Application; mails: MailDue[] };

async function changed(
  programme: Programme,
  before: Application,
  team: ChangedTeam,
  { by, now, newId }: TeamWish,
): Promise<After> {
  const { status, slotId, interviewChanges = 0 } = before;
  const booked =
    status === 'shortlisted' && slotId ? await findSlot(programme.id, slotId) : undefined;
  const slot = booked && booked.startsAt > now ? booked : undefined;
  const application = {
    ...before,
    draft: team.draft,
    draftVersion: before.draftVersion + 1,
    teamChangedAt: now,
    // Calendars believe the highest number, so whoever went is told one that they have not seen.
    ...(slot ? { interviewChanges: interviewChanges + 1 } : {}),
  };
  const versions = status === 'in-cohort' ? await movedDates(programme.id) : {};
  const occasion = `team-changed/${newId()}`;
  const news = { occasion, by: by.name, now, slot, versions };
  return { application, mails: teamChangeMails(application, team, news) };
}

async function writesOf(
  before: Application,
  after: After,
  team: ChangedTeam,
  { change, reason, by, requestId, now, newId }: TeamWish,
): Promise<Write[]> {
  const { pk } = keys.application(before.id);
  const own = after.mails.map((mail) => ({ partition: pk, mail }));
  const mails = [...own, ...(await carried(before, team, after))];
  const speaker = contactOf(team.draft)?.name ?? '';
  const details = {
    ...{ requestId, reason },
    ...(team.left ? { left: team.left.name } : {}),
    ...(team.joined ? { joined: team.joined.name } : {}),
    ...(change.do === 'change-contact' ? { contact: speaker } : {}),
  };
  return withAudit(
    [
      teamWrite(before, after.application, now),
      ...mails.map(({ partition, mail }) => mailWrite(partition, mail, now)),
      ...countWrites(mails.map(({ partition }) => ({ partition, as: 'recorded' }))),
    ],
    appendTo(before, auditNote(before.id, by, change.do, now, newId(), details)),
  );
}

function teamWrite(before: Application, after: Application, now: string): Write {
  const listed = toList(now);
  const { interviewChanges } = after;
  const written = writeDraft(after.draft, after.changed);
  return {
    update: keys.application(before.id),
    set: `SET ${written.set}, draftVersion = :next, teamChangedAt = :now${interviewChanges === undefined ? '' : ', interviewChanges = :changes'}, ${listed.set}`,
    condition: `#status = :status AND sending = :sending AND draftVersion = :read AND ${before.slotId ? 'slotId = :slot' : 'attribute_not_exists(slotId)'}`,
    names: { '#status': 'status' },
    values: {
      ...written.values,
      ...{ ':next': after.draftVersion, ':now': now },
      ...{ ':status': before.status, ':sending': before.sending, ':read': before.draftVersion },
      ...(interviewChanges === undefined ? {} : { ':changes': interviewChanges }),
      ...(before.slotId ? { ':slot': before.slotId } : {}),
      ...listed.values,
    },
  };
}

/**
 * The mails of the old team that go to somebody else now, with where they lie, but for those that are
 * recorded already.
 */
async function carried(
  before: Application,
  team: ChangedTeam,
  after: After,
): Promise<{ partition: string; mail: MailDue }[]> {
  const speaks = contactOf(team.draft);
  const to = team.joined ?? (speaks?.id === contactOf(before.draft)?.id ? undefined : speaks);
  if (!to) return [];
  const [own, elsewhere] = await Promise.all([
    queryPartition(keys.application(before.id).pk, 'MAIL#'),
    mailsElsewhere(before.id),
  ]);
  const from = team.left ?? (team.joined ? undefined : contactOf(before.draft));
  const isAhead = after.application.status === 'shortlisted';
  const places = Object.groupBy([...own, ...elsewhere], ({ pk }) => String(pk));
  return Object.entries(places).flatMap(([partition, items = []]) => {
    const ledger = items.map(parseLedgerEntry);
    const known = new Set(ledger.map(({ id }) => id));
    return carriedOver(ledger, from, to)
      .filter(({ kind, occasion }) => !known.has(mailId(kind, occasion, to.email)))
      .filter(({ kind }) => isAhead || kind !== 'interview-questions')
      .map((mail) => ({ partition, mail }));
  });
}
