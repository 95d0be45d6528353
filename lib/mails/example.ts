import type { LedgerEntry } from '../../functions/domain/mails.ts';
import type { Milestone, Programme } from '../../functions/domain/programme.ts';
import type { Task } from '../../functions/domain/queue.ts';
import { DAY, HOUR, plus } from '../../functions/domain/time.ts';
import {
  closesAt,
  dueOf,
  interviewsEnd,
  offersEnd,
  offersFrom,
} from '../../functions/domain/timetable.ts';
import type { Mail } from '../../functions/views/mails/catalogue.ts';
import type { MailContext } from '../../functions/views/mails/text.ts';

/** Invented people and places. */
const NAMES = {
  reader: 'Ada Brown',
  team: 'Kelham Listeners',
  coach: 'Cy Green',
  inviter: 'Ben Okoro',
  staff: 'Amara Okafor',
};

/** A mail of the catalogue as its recipient would get it, with every fact that its text can use. */
export function exampleOf(
  mail: Mail,
  programme: Programme,
  milestone: Milestone | undefined = milestoneFor(mail, programme),
): MailContext {
  const ofTeam = isOfTeam(mail);
  const entry: LedgerEntry = {
    id: 'b2c1f0e9d8a7',
    kind: mail.kind,
    occasion: 'example/1',
    to: { email: 'ada@team.example', name: NAMES.reader },
    facts: {
      ...(mail.audience ? { audience: mail.audience } : {}),
      ...(ofTeam ? { reference: '7KMX-42QX', teamName: NAMES.team } : {}),
      ...milestoneFacts(programme, milestone),
      ...kindFacts(mail, programme),
    },
    recordedAt: recordedAt(mail, programme, milestone),
    sendAt: recordedAt(mail, programme, milestone),
    status: 'due',
    attempts: 0,
    ...(ofTeam && !isToStaff(mail) ? { link: { applicationId: 'a', memberId: 'm' } } : {}),
  };
  return { entry, programme };
}

/** The milestones that a mail can be about: those of its event, or any. */
export function milestonesFor({ kind, event, audience }: Mail, programme: Programme): Milestone[] {
  if (!['milestone', 'reminder', 'date-changed'].includes(kind)) return [];
  if (event) return programme.milestones.filter((each) => each.event === event);
  return programme.milestones.filter((each) => !audience || each.event === 'other');
}

function milestoneFor(mail: Mail, programme: Programme): Milestone | undefined {
  const all = milestonesFor(mail, programme);
  return all.find(({ event }) => event === 'learning-session') ?? all[0];
}

function milestoneFacts(programme: Programme, milestone?: Milestone): Record<string, string> {
  if (!milestone) return {};
  const due = dueOf(programme, milestone);
  return { milestoneId: milestone.id, occasionId: milestone.id, due, version: '1' };
}

/** Milestones are told when they come; everything else about when offers begin. */
function recordedAt(mail: Mail, programme: Programme, milestone?: Milestone): string {
  if (milestone && mail.kind === 'milestone') return dueOf(programme, milestone);
  return mail.kind.startsWith('outcome') || mail.kind.startsWith('interview')
    ? plus(interviewsEnd(programme), -20 * DAY)
    : offersFrom(programme);
}

function isToStaff({ audience }: Mail): boolean {
  return ['panel', 'coach', 'coaches', 'speakers', 'delivery-team', 'subscribers'].includes(
    audience ?? '',
  );
}

/** Whether it is about one application: then it has a reference and a team's name. */
function isOfTeam(mail: Mail): boolean {
  const { kind, audience } = mail;
  if (['milestone', 'reminder', 'date-changed'].includes(kind)) {
    return ['cohort-teams', 'applicants', 'drafts'].includes(audience ?? '');
  }
  return !/chase|escalation|digest|staff|interest/.test(kind);
}

function kindFacts({ kind, audience }: Mail, programme: Programme): Record<string, string> {
  const interview = plus(interviewsEnd(programme), -3 * HOUR);
  const expiresAt = plus(offersFrom(programme), 4 * DAY + 8 * HOUR);
  const booked = {
    start: interview,
    place: 'Circle House, Rockingham Lane, Sheffield',
    version: '2',
  };
  const inReserve = { feedback: FEEDBACK };
  switch (kind) {
    case 'interest-registered':
      return { unsubscribe: 'a1b2c3.d4e5f6' };
    case 'member-invited':
      return { invitedBy: NAMES.inviter };
    case 'late-link':
      return { until: plus(closesAt(programme), 2 * DAY) };
    case 'receipt':
      return receipt(programme);
    case 'outcome-reserve':
    case 'outcome-not-shortlisted':
    case 'interview-not-recommended':
    case 'interview-missed':
    case 'reserve-list-closed':
      return inReserve;
    case 'interview-invitation':
      return { slots: [6, 5, 4].map((hours) => plus(interview, -hours * HOUR)).join('\n') };
    case 'interview-booked':
      return { ...booked, version: '1' };
    case 'interview-changed':
      return { ...booked, was: plus(interview, -DAY), reason: 'A panel member is unwell.' };
    case 'interview-cancelled':
      return { ...booked, reason: 'The building is closed that day.' };
    case 'interview-another-chance':
      return { ...booked, slots: [2, 1].map((days) => plus(interview, days * DAY)).join('\n') };
    case 'interview-questions':
      return { ...booked, questions: QUESTIONS.join('\n') };
    case 'withdrawn':
      return booked;
    case 'member-joined':
    case 'member-left':
      return { ...booked, by: NAMES.staff, stage: 'shortlisted' };
    case 'team-changed':
      return { by: NAMES.staff, left: 'Dee Marsh', joined: NAMES.reader, contact: NAMES.inviter };
    case 'offer':
    case 'promoted-to-offer':
      return { expiresAt };
    case 'offer-changed':
      return { expiresAt, was: plus(expiresAt, -DAY), reason: 'Your contact was away.' };
    case 'coaching':
      return audience === 'coach' ? {} : { coachName: NAMES.coach };
    case 'progress':
      return { coachName: NAMES.coach };
    case 'decision-chase':
    case 'decision-escalation':
      return { about: 'acceptance' };
    case 'date-changed':
      return { audience: 'cohort-teams', version: '2', was: plus(closesAt(programme), 40 * DAY) };
    case 'weekly-digest':
      return digestOf(programme);
    case 'staff-invited':
      return { audience: 'panel' };
    default:
      return {};
  }
}

function receipt(programme: Programme): Record<string, string> {
  const questions = programme.questions.filter(({ seenBy }) => seenBy === 'scorers');
  const shown = questions.filter(({ inMail }) => inMail);
  return {
    answered: questions.map(({ id }) => id).join('\n'),
    ...Object.fromEntries(
      shown.map(({ id, options }) => [`answer.${id}`, options?.[0]?.label ?? 'Yes']),
    ),
  };
}

function digestOf(programme: Programme): Record<string, string> {
  const now = offersFrom(programme);
  const waiting = [
    { kind: 'interviews', count: 1, due: interviewsEnd(programme) },
    { kind: 'undelivered', count: 2, due: now },
    { kind: 'offers', count: 3, due: offersEnd(programme) },
  ] satisfies Task[];
  return {
    audience: 'delivery-team',
    at: now,
    until: plus(now, 7 * DAY),
    waiting: JSON.stringify(waiting),
  };
}

const FEEDBACK =
  'The need is clear, and it is good that people who use the service asked for the change.\n\nTo make the application stronger, say what you would try first, and how you would know that it helped.';

const QUESTIONS = [
  'Tell us about your idea in your own words.',
  'How do people with lived experience shape it?',
  'What would you like to be different a year from now?',
];
