import type { Application } from './application.ts';
import type { MailKind } from './mail-kinds.ts';
import type { Facts, MailDue } from './mails.ts';
import type { Person } from './people.ts';
import type { Slot } from './slots.ts';
import { teamMails } from './team-mails.ts';

/** What became of an interview's time. */
export type SlotChange = {
  kind: Extract<MailKind, 'interview-booked' | 'interview-changed' | 'interview-cancelled'>;
  slot: Slot;
  /** The instant that was booked before, where it moved. */
  was?: string;
  /** Why, in the words of staff. */
  reason?: string;
  /** How often the interview has been booked, moved or cancelled, this time included. */
  version: number;
  now: string;
};

/** The mails about a change: to everybody in the team, and to the panel of the slot. */
export function slotMails(
  application: Application,
  change: SlotChange,
  people: Pick<Person, 'email' | 'name'>[],
): MailDue[] {
  const { kind, slot, was, reason, version, now } = change;
  const occasion = `interview-${version}`;
  const facts: Facts = {
    start: slot.startsAt,
    version: String(version),
    ...(slot.place ? { place: slot.place } : {}),
    ...(was ? { was } : {}),
    ...(reason ? { reason } : {}),
  };
  const toTeam = teamMails(application, {
    ...{ kind, occasion, facts },
    sendAt: now,
    whom: 'whole-team',
  });
  return [...toTeam, ...panelMails(application, { kind, occasion, facts, sendAt: now }, people)];
}

/** The mails about an application to people of its panel. */
export function panelMails(
  { id, reference, sending, draft }: Application,
  mail: { kind: MailKind; occasion: string; facts: Facts; sendAt: string },
  people: Pick<Person, 'email' | 'name'>[],
): MailDue[] {
  return people.map(({ email, name }) => ({
    kind: mail.kind,
    occasion: `${mail.occasion}/${id}/${sending}`,
    to: { email, name },
    facts: { reference, teamName: draft.teamName, ...mail.facts, audience: 'panel' },
    sendAt: mail.sendAt,
  }));
}
