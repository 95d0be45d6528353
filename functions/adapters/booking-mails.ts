import type { Application } from '../domain/application.ts';
import type { MailDue } from '../domain/mails.ts';
import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import { panelMails, type SlotChange, slotMails } from '../domain/slot-mails.ts';
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
  const panel = await panelOf(programme, slot);
  return [
    ...slotMails(application, change, panel),
    ...(before ? await goodbyes(programme, application, { slot, before, version, now }) : []),
    ...questionsToTeam(programme, application, { slot, version, now }),
    ...questionsToPanel(programme, application, { slot, now }, panel),
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

function questionsToTeam(
  programme: Programme,
  application: Application,
  { slot, version, now }: { slot: Slot; version: number; now: string },
): MailDue[] {
  const { facts, sendAt } = questionsOf(programme, { slot, now });
  if (!facts) return [];
  return teamMails(application, {
    kind: 'interview-questions',
    occasion: `interview-questions-${version}`,
    ...{ facts, sendAt },
    whom: 'whole-team',
  });
}

/** The same questions, at the same time, to people of the panel. */
export function questionsToPanel(
  programme: Programme,
  application: Application,
  meeting: { slot: Slot; now: string },
  people: Pick<Person, 'email' | 'name'>[],
): MailDue[] {
  const { facts, sendAt } = questionsOf(programme, meeting);
  if (!facts) return [];
  const version = application.interviewChanges ?? 1;
  return panelMails(
    application,
    {
      kind: 'interview-questions',
      occasion: `interview-questions-${version}`,
      facts: { ...facts, version: String(version) },
      sendAt,
    },
    people,
  );
}

/** When the questions go out: some days before, or now where that is past. */
export function questionsAt({ interviews }: Programme, { startsAt }: Pick<Slot, 'startsAt'>) {
  return plus(startsAt, -interviews.questionsDaysBefore * DAY);
}

function questionsOf(programme: Programme, { slot, now }: { slot: Slot; now: string }) {
  const { questions } = programme.interviews;
  const sendAt = questionsAt(programme, slot);
  const facts = { start: slot.startsAt, questions: questions.join('\n') };
  return {
    sendAt: sendAt > now ? sendAt : now,
    ...(questions.length > 0 ? { facts } : {}),
  };
}

/** The people of a slot's panel; somebody who has left the academy is not written to. */
async function panelOf({ id }: Programme, { panel }: Slot) {
  return getPeople(
    id,
    panel.map(({ personId }) => personId),
  );
}
