import type { DraftChanges } from '../domain/api/draft-changes.ts';
import type { Application, Changed, Draft, Member } from '../domain/application.ts';
import { isNamed } from '../domain/errors.ts';
import { outdated } from './api-request.ts';
import { saveDraft } from './drafts.ts';
import type { PageRequest } from './http.ts';
import { invalidInput } from './invalid-input.ts';
import { inviteWrite } from './invite.ts';
import { emailFingerprint, fingerprint } from './keys.ts';
import type { TeamSession } from './sessions.ts';

/**
 * Changes a draft as a program asks, all or nothing.
 * @throws AcademyError `InputInvalid`, `VersionOutdated`, `WrongStage`, `InputTooLarge`
 */
export async function changeDraft(
  { application, by, memberId }: TeamSession,
  changes: DraftChanges,
  request: PageRequest,
): Promise<Application> {
  const { answers, members, ...rest } = changes;
  const known = application.draft.members;
  const draft: Draft = {
    ...application.draft,
    ...(withoutUndefined(rest) as Partial<Draft>),
    answers: {
      ...application.draft.answers,
      ...(withoutUndefined(answers ?? {}) as Draft['answers']),
    },
    members: members ? members.map((each, index) => memberOf(each, index, known, request)) : known,
  };
  refuseTeam(draft.members, memberId);
  const invited = draft.members.filter((member) => isNewAddress(member, known));
  const now = request.now();
  const writes = invited.map((member) =>
    inviteWrite(application, member, { isSelf: member.id === memberId, by: by.name }, now),
  );
  const changed = changedBy(application, changes, { by: by.name, at: now });
  try {
    return await saveDraft(application, draft, { changed, writes });
  } catch (error) {
    throw isNamed(error, 'AnswersChanged') ? outdated() : error;
  }
}

type MemberChange = NonNullable<DraftChanges['members']>[number];

function memberOf(
  { id, ...details }: MemberChange,
  index: number,
  known: Member[],
  { requestId }: PageRequest,
): Member {
  const isKnown = known.some((each) => each.id === id);
  const same = known.find((each) => id === undefined && sameAddress(each, details));
  const given = isKnown && id !== undefined ? id : same?.id;
  return { ...details, id: given ?? fingerprint(`member|${requestId}|${index}`) };
}

function refuseTeam(members: Member[], self: string): void {
  const addresses = new Set(members.map(({ email }) => emailFingerprint(email)));
  if (addresses.size < members.length) {
    const message = 'Two people in your team have the same address. Give each their own';
    throw invalidInput([{ field: 'members', message }]);
  }
  if (self !== '' && !members.some(({ id }) => id === self)) {
    const message = 'Keep yourself in the team: this token would stop working';
    throw invalidInput([{ field: 'members', message }]);
  }
}

function isNewAddress(member: Member, known: Member[]): boolean {
  return !known.some((each) => each.id === member.id && sameAddress(each, member));
}

function sameAddress(a: { email: string }, b: { email: string }): boolean {
  return emailFingerprint(a.email) === emailFingerprint(b.email);
}

function changedBy(
  { changed }: Application,
  { answers = {}, members, ...rest }: DraftChanges,
  mine: Changed,
): Record<string, Changed> {
  const names = [
    ...Object.keys(rest),
    ...Object.keys(answers).map((id) => `answer.${id}`),
    ...(members ?? []).flatMap(({ id }) => (id ? [`member.${id}`] : [])),
  ];
  return { ...changed, ...Object.fromEntries(names.map((name) => [name, mine])) };
}

function withoutUndefined(values: Record<string, string | string[] | undefined>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
