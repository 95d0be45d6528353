import type { Application, MissedInterview } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Meeting, Recorded } from '../domain/interviews.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Programme } from '../domain/programme.ts';
import { mayChoose } from '../domain/slots.ts';
import { teamMails } from '../domain/team-mails.ts';
import { holdUntil } from '../domain/timetable.ts';
import { loadApplication } from './applications.ts';
import { appendTo, auditNote, withAudit } from './audit.ts';
import { loadMeeting } from './interviews.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import { currentProgramme } from './programmes.ts';
import { listSlots } from './slots.ts';
import { transact, type Write } from './table.ts';

/** A team that did not come gets another interview, with the reasons. */
export type Chance = {
  applicationId: string;
  recorded: Recorded;
  by: Actor;
  requestId: string;
  now: string;
  newId: () => string;
  /** Refuses by throwing; asked again when another writer was first. */
  refuse: (programme: Programme, application: Application, meeting: Meeting) => void;
};

/**
 * Records that a team did not come and gets another chance, in one transaction: the time is marked as
 * missed, the booking is cleared, the team is asked once to choose another time. Its gate stays
 * undecided, so the workflow waits on. The same request again is the same success.
 * @throws AcademyError `TableBusy`, and whatever `refuse` throws
 */
export async function giveAnotherChance(chance: Chance): Promise<Application> {
  for (let race = 0; race < 10; race += 1) {
    const before = await loadApplication(chance.applicationId);
    if (before.missed?.some(({ requestId }) => requestId === chance.requestId)) return before;
    const { programme } = await currentProgramme(before.programmeId);
    const meeting = await loadMeeting(before);
    chance.refuse(programme, before, meeting);
    const after = withChance(before, chance);
    const mails = await chanceMails(programme, after, { chance, meeting });
    const writes = [
      ...chanceWrites(before, after, meeting),
      ...mails.map((mail) => mailWrite(keys.application(before.id).pk, mail, chance.now)),
    ];
    const failed = await transact(withAudit(writes, appendTo(before, chanceNote(chance, before))));
    if (failed.length === 0) return after;
  }
  throw new AcademyError(
    'TableBusy',
    'This interview is being changed. Nothing was changed: try again.',
  );
}

function withChance(before: Application, { now, requestId }: Chance): Application {
  const { slotId: _slot, interviewAt, interviewChanges = 0, ...rest } = before;
  const missed: MissedInterview = {
    at: now,
    requestId,
    ...(interviewAt ? { interviewAt } : {}),
  };
  return {
    ...rest,
    interviewChanges: interviewChanges + 1,
    missed: [...(before.missed ?? []), missed],
  };
}

function chanceNote(
  { by, recorded: { reasons, feedback }, requestId, now, newId }: Chance,
  { id, interviewAt }: Application,
) {
  const details = {
    ...{ requestId, reason: reasons },
    ...(interviewAt ? { startsAt: interviewAt } : {}),
    ...(feedback ? { feedback } : {}),
  };
  return auditNote(id, by, 'interview-missed', now, newId(), details);
}

function chanceWrites(before: Application, after: Application, { slot }: Meeting): Write[] {
  const { id, programmeId } = before;
  return [
    {
      update: keys.application(id),
      set: 'SET interviewChanges = :after, missed = :missed REMOVE slotId, interviewAt',
      // That nothing else was recorded since it was read, its history says.
      condition: '#status = :shortlisted',
      names: { '#status': 'status' },
      values: {
        ':shortlisted': 'shortlisted',
        ':after': after.interviewChanges,
        ':missed': after.missed,
      },
    },
    ...(slot ? [missedWrite(programmeId, slot.id, id)] : []),
  ];
}

function missedWrite(programmeId: string, slotId: string, applicationId: string): Write {
  return {
    update: keys.slot(programmeId, slotId),
    set: 'SET missedBy = :team REMOVE heldBy',
    condition: 'heldBy = :team',
    values: { ':team': applicationId },
  };
}

/** To everybody who had the time in a calendar; the hold is as for every outcome. */
async function chanceMails(
  programme: Programme,
  after: Application,
  { chance, meeting }: { chance: Chance; meeting: Meeting },
): Promise<MailDue[]> {
  const { now, recorded } = chance;
  const free = (await listSlots(programme.id)).filter((slot) =>
    mayChoose(programme, after, slot, now),
  );
  return teamMails(after, {
    kind: 'interview-another-chance',
    occasion: `interview-${after.interviewChanges}`,
    facts: {
      version: String(after.interviewChanges),
      slots: free
        .slice(0, 12)
        .map(({ startsAt }) => startsAt)
        .join('\n'),
      ...(meeting.slot ? { start: meeting.slot.startsAt } : {}),
      ...(recorded.feedback ? { feedback: recorded.feedback } : {}),
    },
    sendAt: holdUntil(programme, now),
    whom: 'whole-team',
  });
}
