import * as z from 'zod';
import type { Draft, Member } from '../../domain/application.ts';
import { tooManyMembers } from '../../domain/check-application.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { NEW_MEMBER } from '../../views/member-fields.ts';

type Input = Record<string, unknown>;

/** A member as the form has it: what is stored where the form says nothing that could be kept. */
type MemberRead = { member?: Member; problems: Problem[] };

/** As much as one must know of a member to save them; what else is missing keeps one from sending. */
const Details = z.object({
  name: z.string().trim().min(1, 'Enter a name').max(100, 'Shorten the name'),
  email: z.email('Enter an email address like name@example.org').max(254, 'Shorten the address'),
  organisation: z.string().trim().max(150, 'Shorten the name of the organisation'),
  sector: z.string(),
  role: z.string().trim().max(100, 'Shorten the role'),
  payBand: z.string(),
});

/** The team as the draft's form has it: fields `member.<id>.<name>`, and those of somebody new. */
export function readMembers(
  programme: Programme,
  before: Draft,
  input: Input,
  newId: () => string,
): { members: Member[]; problems: Problem[] } {
  const known = before.members.map((member) => readKnown(programme, member, input));
  const added = readNew(programme, input, newId);
  const all = added ? [...known, added] : known;
  const members = all.flatMap(({ member }) => member ?? []);
  const full = members.length > programme.team.maxMembers ? [tooManyMembers(programme)] : [];
  return { members, problems: [...all.flatMap(({ problems }) => problems), ...full] };
}

function readKnown(programme: Programme, member: Member, input: Input): MemberRead {
  const details = detailsIn(input, member.id);
  // The form was loaded before somebody else added this member.
  if (details === undefined) return { member, problems: [] };
  const read = check(programme, details, { key: member.id, id: member.id });
  return { member, ...read };
}

function readNew(programme: Programme, input: Input, newId: () => string): MemberRead | undefined {
  const details = detailsIn(input, NEW_MEMBER);
  const isEmpty = Object.values(details ?? {}).every((value) => value.trim() === '');
  if (details === undefined || isEmpty) return undefined;
  return check(programme, details, { key: NEW_MEMBER, id: newId() });
}

function check(
  { team }: Programme,
  details: Record<string, string>,
  { key, id }: { key: string; id: string },
): MemberRead {
  const parsed = Details.safeParse({ ...details, email: details['email']?.trim() });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      field: `member.${key}.${path.join('.')}`,
      message,
    }));
    return { problems };
  }
  const { sector, payBand } = parsed.data;
  const isKnown = (list: { id: string }[], chosen: string) =>
    list.some((each) => each.id === chosen);
  const member = {
    ...parsed.data,
    id,
    sector: isKnown(team.sectors, sector) ? sector : '',
    payBand: isKnown(team.payBands, payBand) ? payBand : '',
  };
  return { member, problems: [] };
}

function detailsIn(input: Input, key: string): Record<string, string> | undefined {
  const names = Object.keys(Details.shape);
  if (names.every((name) => input[`member.${key}.${name}`] === undefined)) return undefined;
  return Object.fromEntries(
    names.map((name) => [name, String(input[`member.${key}.${name}`] ?? '')]),
  );
}
