import type { Application } from '../domain/application.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Programme } from '../domain/programme.ts';
import { type SlotChange, slotMails } from '../domain/slot-mails.ts';
import type { Slot } from '../domain/slots.ts';
import { teamMails } from '../domain/team-mails.ts';
import { DAY, plus } from '../domain/time.ts';
import { getPeople } from './people.ts';

/** What was booked, what before, and why it changed. */
export type BookedSlot = { slot: Slot; before?: Slot | undefined; reason?: string; now: string };

/** The mails about a booking: team and panel at once, the questions some days before. */
export async function bookingMails(
  programme: Programme,
  application: Application,
  { slot, before, reason, now }: BookedSlot,
): Promise<MailDue[]> {
  const version = application.interviewChanges ?? 1;
  const kind = before ? 'interview-changed' : 'interview-booked';
  const change: SlotChange = {
    ...{ kind, slot, version, now },
    ...(before ? { was: before.startsAt } : {}),
    ...(reason ? { reason } : {}),
  };
  return [
    ...slotMails(application, change, await panelOf(programme, slot)),
    ...(before ? await goodbyes(programme, application, { slot, before, version, now }) : []),
    ...questionMails(programme, application, { slot, version, now }),
  ];
}

/** The mails that take an interview out of everybody's calendar. */
export async function cancellationMails(
  programme: Programme,
  application: Application,
  { slot, reason, now }: { slot: Slot; reason?: string; now: string },
): Promise<MailDue[]> {
  const version = application.interviewChanges ?? 1;
  const change: SlotChange = {
    ...{ kind: 'interview-cancelled', slot, version, now },
    ...(reason ? { reason } : {}),
  };
  return slotMails(application, change, await panelOf(programme, slot));
}

/** Those who were on the panel before and are not any more. */
async function goodbyes(
  programme: Programme,
  application: Application,
  { slot, before, version, now }: { slot: Slot; before: Slot; version: number; now: string },
): Promise<MailDue[]> {
  const stay = new Set(slot.panel.map(({ personId }) => personId));
  const leaving = { ...before, panel: before.panel.filter(({ personId }) => !stay.has(personId)) };
  const people = await panelOf(programme, leaving);
  const change: SlotChange = { kind: 'interview-cancelled', slot: before, version, now };
  return slotMails(application, change, people).filter(
    ({ facts }) => facts['audience'] === 'panel',
  );
}

function questionMails(
  { interviews }: Programme,
  application: Application,
  { slot, version, now }: { slot: Slot; version: number; now: string },
): MailDue[] {
  if (interviews.questions.length === 0) return [];
  const sendAt = plus(slot.startsAt, -interviews.questionsDaysBefore * DAY);
  return teamMails(application, {
    kind: 'interview-questions',
    occasion: `interview-questions-${version}`,
    facts: { start: slot.startsAt, questions: interviews.questions.join('\n') },
    sendAt: sendAt > now ? sendAt : now,
    whom: 'whole-team',
  });
}

/** The people of a slot's panel; somebody who has left the academy is not written to. */
async function panelOf({ id }: Programme, { panel }: Slot) {
  return getPeople(
    id,
    panel.map(({ personId }) => personId),
  );
}
