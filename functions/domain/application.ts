import * as z from 'zod/mini';
import { Head } from './audit-chain.ts';
import { GateName, Status } from './moves.ts';
import { ReviewState } from './review.ts';

/** A person of the team. Personal data: lives in the table only. */
export const Member = z.strictObject({
  id: z.string().check(z.minLength(1)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  email: z.email().check(z.maxLength(254)),
  /** Empty, as the two below, until the member's details are complete; that blocks sending. */
  organisation: z.string().check(z.trim(), z.maxLength(150)),
  sector: z.string(),
  role: z._default(z.string().check(z.trim(), z.maxLength(100)), ''),
  payBand: z.string(),
});
export type Member = z.infer<typeof Member>;

/** What the team has written so far; every part may still be missing in a draft. */
export const Draft = z.strictObject({
  teamName: z._default(z.string().check(z.trim(), z.maxLength(100)), ''),
  /** The member who speaks for the team; the first one unless chosen. */
  contactId: z._default(z.string(), ''),
  members: z._default(z.array(Member).check(z.maxLength(50)), []),
  /** Declared for the team as a whole, never for a named person; never scored. */
  livedExperience: z._default(z.enum(['yes', 'no', 'prefer-not-to-say', '']), ''),
  answers: z._default(z.record(z.string(), z.string().check(z.maxLength(20_000))), {}),
  consents: z._default(z.array(z.string()), []),
});
export type Draft = z.infer<typeof Draft>;

/** The steps of the funnel, in order. */
export const Stage = z.enum([
  'started',
  'sent',
  'shortlisted',
  'interviewed',
  'offered',
  'in-cohort',
]);
export type Stage = z.infer<typeof Stage>;

/** Who last changed an answer and when (ISO); by the field's name on the form. */
export const Changed = z.object({ by: z.string(), at: z.string() });
export type Changed = z.infer<typeof Changed>;

/** How an application came in that staff entered for a team, and who entered it. */
export const Provenance = z.object({
  how: z.enum(['phone', 'paper', 'other']),
  by: z.string(),
  at: z.string(),
});
export type Provenance = z.infer<typeof Provenance>;

/** How far a panel member is with an application, and the seat they sit on. */
export const Progress = z.object({
  state: ReviewState,
  seat: z.string(),
});
export type Progress = z.infer<typeof Progress>;

/** An interview to which the team did not come, and after which it got another chance. */
export const MissedInterview = z.object({
  /** When that was recorded, and when it was to be, if a time was booked (ISO). */
  at: z.string(),
  interviewAt: z.optional(z.string()),
  /** The request that recorded it: repeated, it is the same success. */
  requestId: z.string(),
});
export type MissedInterview = z.infer<typeof MissedInterview>;

/** An application as the table holds it. Instants are ISO UTC. */
export const Application = z.object({
  id: z.string(),
  programmeId: z.string(),
  /** The version of the programme that it was started, or last sent, under. */
  programmeVersion: z.number(),
  /** What people quote on the phone, for example `7KMX-42QX`. */
  reference: z.string(),
  status: Status,
  /** The gate at which it waits, if any. */
  gate: z.optional(GateName),
  /** How many times it has been sent; names the execution. */
  sending: z.number(),
  /** Counts changes of the draft, so that two people do not overwrite each other. */
  draftVersion: z.number(),
  draft: Draft,
  /** Who last changed each answer, for those who work on one draft together. */
  changed: z._default(z.record(z.string(), Changed), {}),
  /** Staff may enter an application for a team that phones or writes on paper. */
  provenance: z.optional(Provenance),
  /** Until when a late link lets this draft be sent once, after the deadline. */
  lateUntil: z.optional(z.string()),
  /** Whether the interview is behind it; tells the two reserve lists apart. */
  interviewed: z.boolean(),
  createdAt: z.string(),
  sentAt: z.optional(z.string()),
  acceptedAt: z.optional(z.string()),
  /** How far each panel member is with it, by person id. Kept with the reviews, in one transaction. */
  reviews: z.record(z.string(), Progress),

  /** The furthest stage that this sending has reached, for the funnel; `started` unless said. */
  furthest: z.optional(Stage),
  /** When staff last changed who is in the team, after it had been sent. */
  teamChangedAt: z.optional(z.string()),
  /** Who coaches a team in the cohort: a person id. */
  coachId: z.optional(z.string()),
  /** When its interview begins, once it is booked. */
  interviewAt: z.optional(z.string()),
  /** The interview slot that it has booked. */
  slotId: z.optional(z.string()),
  /** How often its interview was booked, moved or cancelled: calendars believe the highest. */
  interviewChanges: z.optional(z.number()),
  /** The interviews to which it did not come, where it got another chance. */
  missed: z.optional(z.array(MissedInterview)),
  /** When the open offer lapses. */
  offerExpiresAt: z.optional(z.string()),
  /** Whether the offer came from the reserve list, by a place that became free. */
  offeredFromReserve: z.optional(z.boolean()),
  /** Where its history ends; every entry moves it on. Missing until the first linked entry. */
  auditHead: z.optional(Head),
});
export type Application = z.infer<typeof Application>;

/** What lists of applications show: everything but what the team wrote, save its name. */
export const Summary = z.extend(
  z.omit(Application, { draft: true, changed: true, auditHead: true }),
  {
    draft: z.object({ teamName: z.string() }),
  },
);
export type Summary = z.infer<typeof Summary>;

/** The person who speaks for the team, once there is one. */
export function contactOf(draft: Draft): Member | undefined {
  return draft.members.find((member) => member.id === draft.contactId) ?? draft.members[0];
}

const ALPHABET = '23456789BCDFGHJKMNPQRTVWXY';

/** A reference number from random text: eight characters without look-alikes or vowels. */
export function referenceFrom(random: string): string {
  let seed = 0n;
  for (const character of random)
    seed = (seed * 131n + BigInt(character.charCodeAt(0))) % 2n ** 61n;
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text += ALPHABET[Number(seed % 26n)];
    seed /= 26n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
