import { createHash } from 'node:crypto';

/** Every key of the table is built here and nowhere else; `docs/data-model.md` lists who reads what. */

export type Key = { pk: string; sk: string };

const number = (value: number) => String(value).padStart(4, '0');

/** SHA-256 in hexadecimal digits. */
export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

/** A fingerprint that can stand where the value itself must not. */
export function fingerprint(value: string): string {
  return sha256(value).slice(0, 32);
}

/** One address is one person, however it is written. */
export function emailFingerprint(email: string): string {
  return fingerprint(email.trim().toLowerCase());
}

export const keys = {
  application: (id: string): Key => ({ pk: `APPLICATION#${id}`, sk: 'APPLICATION' }),
  sending: (id: string, n: number): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `SENDING#${number(n)}`,
  }),
  gate: (id: string, n: number, gate: string): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `GATE#${number(n)}#${gate}`,
  }),
  /** Where the gates of a sending begin. */
  gates: (id: string, n: number): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `GATE#${number(n)}#`,
  }),
  review: (id: string, reviewerId: string): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `REVIEW#${reviewerId}`,
  }),
  /** What a panel member thought of the n-th sending's interview; a second one is another round. */
  interviewScore: (id: string, n: number, round: number, personId: string): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `INTERVIEW#${number(n)}#${number(round)}#${personId}`,
  }),
  audit: (id: string, at: string, auditId: string): Key => ({
    pk: `APPLICATION#${id}`,
    sk: `AUDIT#${at}#${auditId}`,
  }),
  /** Where the history of a programme ends. An application's end is kept with the application. */
  auditHead: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'AUDIT-HEAD' }),
  /** What was done about the programme as a whole: its releases, its files, mails of no application. */
  programmeAudit: (programmeId: string, at: string, auditId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `AUDIT#${at}#${auditId}`,
  }),
  /** What lists and counters last showed of an application; lies with it, and is erased with it. */
  listing: (id: string): Key => ({ pk: `APPLICATION#${id}`, sk: 'LISTING' }),
  /** An application in one of the delivery team's lists, by the team's name. */
  listed: (programmeId: string, list: string, by: string): Key => ({
    pk: `LIST#${programmeId}#${list}`,
    sk: by,
  }),
  /** An application in the panel's list: no name, no answer. */
  panelEntry: (programmeId: string, id: string): Key => ({ pk: `PANEL#${programmeId}`, sk: id }),
  counts: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'COUNTS' }),
  reviewRules: (programmeId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: 'REVIEW-RULES',
  }),
  programme: (id: string): Key => ({ pk: `PROGRAMME#${id}`, sk: 'PROGRAMME' }),
  programmeVersion: (id: string, version: number): Key => ({
    pk: `PROGRAMME#${id}`,
    sk: `VERSION#${number(version)}`,
  }),
  outcome: (programmeId: string, applicationId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `OUTCOME#${applicationId}`,
  }),
  release: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'RELEASE' }),
  /** Which weekly digest was told last, and when the next one is due. */
  digest: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'DIGEST' }),
  board: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'PLACES' }),
  /** Somebody's wish to close the reserve list, until it is done for every team. */
  closing: (programmeId: string, name: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `CLOSING#${name}`,
  }),
  slot: (programmeId: string, slotId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `SLOT#${slotId}`,
  }),
  /** Counts the changes of who sits when, so that nobody is put in two places at once. */
  seating: (programmeId: string): Key => ({ pk: `PROGRAMME#${programmeId}`, sk: 'SEATING' }),
  person: (programmeId: string, personId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `PERSON#${personId}`,
  }),
  /** What was changed about a person, by whom: append-only. */
  personAudit: (programmeId: string, personId: string, at: string, auditId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: `PERSONAUDIT#${personId}#${at}#${auditId}`,
  }),
  /** A person's sessions lie together: they are found, and erased, by person. */
  session: (personId: string, secretHash: string): Key => ({
    pk: `SESSIONS#${personId}`,
    sk: `SESSION#${secretHash}`,
  }),
  /** A wish of somebody who is not known yet, so that a double click begins one draft. */
  request: (what: string, requestId: string): Key => ({
    pk: `REQUEST#${fingerprint(`${what}|${requestId}`)}`,
    sk: 'REQUEST',
  }),
  /** Counts of the equality form: single answers are never kept. */
  equalityCounts: (programmeId: string): Key => ({
    pk: `PROGRAMME#${programmeId}`,
    sk: 'EQUALITY-COUNTS',
  }),
  /** That a member has answered the equality form, never what. */
  equalityAnswered: (applicationId: string, memberId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `EQUALITY-ANSWERED#${memberId}`,
  }),
  /** A team's links lie with its application: they are read together, and erased together. */
  link: (applicationId: string, secretHash: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `LINK#${secretHash}`,
  }),
  /** A calendar's address names nobody, so a feed is found by its secret alone. */
  feed: (secretHash: string): Key => ({ pk: `FEED#${secretHash}`, sk: 'FEED' }),
  /** `programme/<id>` or `team/<applicationId>`: the timeline lives beside what it is about. */
  timeline: (timelineId: string): Key => ({
    pk: timelinePartition(timelineId),
    sk: 'TIMELINE#STATE',
  }),
  occasion: (timelineId: string, occasionId: string): Key => ({
    pk: timelinePartition(timelineId),
    sk: `TIMELINE#OCCASION#${occasionId}`,
  }),
  /** Mails about an application lie in its partition; those of a milestone in one of their own. */
  mail: (partition: string, mailId: string): Key => ({ pk: partition, sk: `MAIL#${mailId}` }),
  /** How many of an announcement's mails have been recorded and sent. */
  progress: (partition: string): Key => ({ pk: partition, sk: 'PROGRESS' }),
  /** What all senders of mail share. */
  pace: (): Key => ({ pk: 'MAIL', sk: 'PACE' }),
  /** Whether an address may still be written to. */
  suppression: (email: string): Key => ({
    pk: `ADDRESS#${emailFingerprint(email)}`,
    sk: 'SUPPRESSION',
  }),
};

/** The partition of an application's own items. */
const APPLICATION = 'APPLICATION#';

/** The application that a mail of this partition is about, where the partition says so. */
export function applicationOfPartition(partition: string): string | undefined {
  if (partition.startsWith(APPLICATION)) return partition.slice(APPLICATION.length);
  return /^ANNOUNCEMENT#team\/([^#]+)#/.exec(partition)?.[1];
}

/** Whether the mails of a partition are counted: those of a milestone, which may be thousands. */
export function isCounted(partition: string): boolean {
  return partition.startsWith('ANNOUNCEMENT#programme/');
}

/** The partition of a milestone's mails: thousands of recipients do not crowd the programme's. */
export function announcementPartition(
  timelineId: string,
  occasionId: string,
  version: number,
): string {
  return `ANNOUNCEMENT#${timelineId}#${occasionId}#${version}`;
}

/** The partition of mails to those who asked to be told when applications open. */
export function interestPartition(programmeId: string): string {
  return `INTEREST#${programmeId}`;
}

/** The partition of the weekly digests, whose mails are about no one application. */
export function digestPartition(programmeId: string): string {
  return `DIGESTS#${programmeId}`;
}

/** The deterministic name of a mail: what happened, its version and to whom. */
export function mailId(kind: string, occasion: string, email: string): string {
  return fingerprint(`${kind}|${occasion}|${email.trim().toLowerCase()}`);
}

/** Attributes of the index `byStage`: what is in this programme at this stage. */
export function stageKey(programmeId: string, status: string, since: string, id: string) {
  return { stagePk: `PROGRAMME#${programmeId}`, stageSk: `${status}#${since}#${id}` };
}

/** Attribute of the index `byPerson`: who is this person. */
export function personKey(email: string, what: string) {
  return { personPk: `EMAIL#${emailFingerprint(email)}`, personSk: what };
}

/** Attributes of the index `byPerson` for a mail about an application that lies in another partition. */
export function mailElsewhereKey(applicationId: string) {
  return { personPk: keys.application(applicationId).pk, personSk: 'MAIL' };
}

/**
 * The lists of what is to be done: `work` for the sweep; `mail` and, behind it, `mail-later` for the
 * sender; `mail-attention` and `parked` for a person, so no door takes anything from them.
 */
export type TodoList = 'work' | 'mail' | 'mail-later' | 'mail-attention' | 'sign-in' | 'parked';

/**
 * Attributes of the sparse index `todo`: what is recorded but not done, by when it should be taken.
 * Both are removed when it is done.
 */
export function todoKey(list: TodoList, at: string) {
  return { todo: list, todoAt: at };
}

/** What belongs to a timeline: the programme's or a team's partition. */
function timelinePartition(timelineId: string): string {
  const [kind = '', id = ''] = timelineId.split('/');
  return `${kind === 'programme' ? 'PROGRAMME' : 'APPLICATION'}#${id}`;
}
