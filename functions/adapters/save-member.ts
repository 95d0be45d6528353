import type { Application, Member } from '../domain/application.ts';
import { tooManyMembers } from '../domain/check-application.ts';
import { AcademyError } from '../domain/errors.ts';
import { memberName, memberText } from '../domain/form/fields.ts';
import type { Clash } from '../domain/form/merge.ts';
import type { Programme } from '../domain/programme.ts';
import type { PageRequest } from './http.ts';
import { invalidInput } from './invalid-input.ts';
import { inviteWrite } from './invite.ts';
import { emailFingerprint, fingerprint } from './keys.ts';
import { linkWrite, newSecret } from './links.ts';
import { memberFrom } from './member-input.ts';
import { saveTyped } from './save-typed.ts';
import type { TeamSession } from './sessions.ts';
import type { Write } from './table.ts';

/** A member as saved, or as typed where somebody else changed them meanwhile. */
export type SavedMember = {
  application: Application;
  member: Member;
  clashes: (Clash & { label: string })[];
  /** A new link for this device, where the person at it changed their own address. */
  secret?: string;
};

/**
 * Saves a member. An address that is new to the application gets a link of its own by mail; the links of the
 * old address stop working.
 * @throws AcademyError `InputInvalid`, `TeamFull`, `NotFound`, and what saving throws
 */
export async function saveMember(
  session: TeamSession & { programme: Programme },
  request: PageRequest,
  known: Member | undefined,
): Promise<SavedMember> {
  const { programme, application, by, memberId: self } = session;
  const member = memberFrom(programme, request.input, known?.id ?? newMemberId(request));
  const isNewAddress = emailFingerprint(member.email) !== emailFingerprint(known?.email ?? '');
  const isSelf = member.id === self;
  const secret = isSelf && isNewAddress ? newSecret(application.id, request.newId) : undefined;
  const link = { applicationId: application.id, memberId: member.id };
  const seen = request.input['seen.member'];
  const typed = {
    name: memberName(member.id),
    value: memberText(member),
    ...(typeof seen === 'string' ? { seen } : {}),
  };
  const writes: Write[] = [
    ...(isNewAddress
      ? [inviteWrite(application, member, { isSelf, by: by.name }, request.now())]
      : []),
    ...(secret ? [linkWrite(secret, link, member.email, request.now())] : []),
  ];
  const refuse = (draft: Application['draft']) => refuseMember(programme, draft, member);
  const saved = await saveTyped(application, [typed], { by, now: request.now(), writes, refuse });
  return {
    application: saved.application,
    member,
    clashes: saved.clashes.map(inWords),
    ...(secret ? { secret } : {}),
  };
}

/** The same wish, repeated, is the same person. */
function newMemberId({ params, requestId }: PageRequest): string {
  if (params['member'] === 'new') return fingerprint(`member|${requestId}`);
  throw new AcademyError(
    'NotFound',
    'This person is not in your team any more. Go back to the people in your team.',
  );
}

function refuseMember(programme: Programme, draft: Application['draft'], member: Member): void {
  const same = draft.members.filter(
    ({ email }) => emailFingerprint(email) === emailFingerprint(member.email),
  );
  if (same.length > 1) {
    const message = 'Somebody in your team has this address already. Enter another one';
    throw invalidInput([{ field: 'email', message }]);
  }
  if (draft.members.length > programme.team.maxMembers) {
    const problem = tooManyMembers(programme);
    throw new AcademyError('TeamFull', `${problem.message}.`, [problem]);
  }
}

function inWords(clash: Clash) {
  const theirs = clash.theirs === '' ? undefined : (JSON.parse(clash.theirs) as Member);
  const words = theirs
    ? [theirs.name, theirs.email, theirs.organisation, theirs.role].filter(Boolean).join('\n')
    : '';
  return { ...clash, label: 'This person', theirs: words };
}
