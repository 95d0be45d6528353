import * as z from 'zod';
import { type Draft, Member } from '../domain/application.ts';
import { AcademyError, type Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';

/** Reads a draft's changes from a form (`answer.<id>`, `consent.<id>`) or from JSON (`answers`, `consents`). */
export function changedDraft(
  programme: Programme,
  before: Draft,
  input: Record<string, unknown>,
): Draft {
  const changes = Changes.safeParse(input);
  if (!changes.success) throw invalid(changes.error);
  const { teamName, contactId, livedExperience } = changes.data;
  return {
    ...before,
    teamName: teamName ?? before.teamName,
    contactId: contactId ?? before.contactId,
    livedExperience: livedExperience ?? before.livedExperience,
    answers: { ...before.answers, ...answersIn(input), ...changes.data.answers },
    consents: consentsIn(programme, input) ?? before.consents,
  };
}

/**
 * Reads a new member.
 * @throws AcademyError `InputInvalid` with the fields at fault
 */
export function memberFrom(
  programme: Programme,
  input: Record<string, unknown>,
  id: string,
): Member {
  const { sectors, payBands } = programme.team;
  const parsed = z
    .object({
      name: z.string('Enter a name').trim().min(1, 'Enter a name').max(100, 'Shorten the name'),
      email: z.email('Enter an email address like name@example.org').max(254),
      organisation: z
        .string('Enter an organisation')
        .trim()
        .min(1, 'Enter an organisation')
        .max(150, 'Shorten the organisation'),
      sector: z.enum(ids(sectors), 'Select the kind of organisation'),
      role: z.string().trim().max(100, 'Shorten the role').default(''),
      payBand: z.enum(ids(payBands), 'Select a pay band group'),
    })
    .safeParse(
      typeof input['email'] === 'string' ? { ...input, email: input['email'].trim() } : input,
    );
  if (!parsed.success) throw invalid(parsed.error);
  return Member.parse({ ...parsed.data, id });
}

/** Input that does not fit its schema, as problems by field. */
export function invalid(error: z.ZodError): AcademyError {
  const problems: Problem[] = error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'form',
    message,
  }));
  return new AcademyError(
    'InputInvalid',
    `${problems.map(({ message }) => message).join('. ')}.`,
    problems,
  );
}

const Changes = z.object({
  teamName: z
    .string('Enter the name of your team')
    .trim()
    .max(100, 'Shorten the name of your team to 100 characters')
    .optional(),
  contactId: z.string().max(64).optional(),
  livedExperience: z
    .enum(['yes', 'no', 'prefer-not-to-say', ''], 'Select yes, no or prefer not to say')
    .optional(),
  answers: z.record(z.string().max(64), z.string().max(20_000, 'Shorten this answer')).optional(),
});

function answersIn(input: Record<string, unknown>): Record<string, string> {
  const fields = Object.entries(input).filter(([name]) => name.startsWith('answer.'));
  return Object.fromEntries(
    fields.map(([name, value]) => [name.slice('answer.'.length), String(value).slice(0, 20_000)]),
  );
}

/** An unticked box is not sent at all, so the form says that it showed them. */
function consentsIn(programme: Programme, input: Record<string, unknown>): string[] | undefined {
  const known = programme.consents.map(({ id }) => id);
  const { consents } = input;
  if (Array.isArray(consents)) return known.filter((id) => consents.includes(id));
  return consents === 'shown' ? known.filter((id) => input[`consent.${id}`] === 'yes') : undefined;
}

function ids(list: { id: string }[]): [string, ...string[]] {
  return list.map(({ id }) => id) as [string, ...string[]];
}
