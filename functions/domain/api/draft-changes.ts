import * as z from 'zod/mini';
import { ABOUT_TEAM, type Asked } from '../form/asked.ts';
import { aboutMember } from '../form/form.ts';
import type { Programme } from '../programme.ts';

/** The schema of each programme, since making one costs more than using it. */
const ofProgramme = new WeakMap<Programme, ReturnType<typeof changesSchema>>();

/**
 * What a program may change in a draft, in the words of the form. Answers may be incomplete, as they may be
 * on the pages; what is missing or wrong is said when the draft is sent.
 */
export function draftChanges(programme: Programme) {
  const schema = ofProgramme.get(programme) ?? changesSchema(programme);
  ofProgramme.set(programme, schema);
  return schema;
}
export type DraftChanges = z.infer<ReturnType<typeof draftChanges>>;

function changesSchema(programme: Programme) {
  const { teamName, livedExperience, contactId } = ABOUT_TEAM;
  return z.partial(
    z.strictObject({
      teamName: z
        .string(teamName.missing)
        .check(z.trim(), z.maxLength(teamName.maxCharacters, teamName.wrong))
        .check(z.describe(teamName.label)),
      livedExperience: z
        .enum(['yes', 'no', 'prefer-not-to-say', ''], livedExperience.wrong)
        .check(z.describe(`${livedExperience.label} ${livedExperience.hint}`)),
      contactId: z
        .string(contactId.wrong)
        .check(z.maxLength(64))
        .check(z.describe(contactId.label)),
      answers: answers(programme).check(
        z.describe('Answers by question; those left out stay as they are'),
      ),
      members: members(programme).check(
        z.describe('The whole team; a member without an id is new'),
      ),
      consents: consents(programme),
    }),
  );
}

/** The consents that a team gives, by their ids. */
export function consents({ consents: known }: Programme) {
  const ids = known.map(({ id }) => id) as [string, ...string[]];
  return z
    .array(z.enum(ids, 'Name consents of the form only'))
    .check(z.describe('The consents that are given; the required ones must be among them to send'));
}

function answers({ questions }: Programme) {
  const known = questions.map(({ id }) => id) as [string, ...string[]];
  return z.partialRecord(
    z.enum(known, 'This question is not on the form'),
    z.string(TOO_LONG).check(z.trim(), z.maxLength(20_000, TOO_LONG)),
  );
}

const TOO_LONG = 'Give the answer as a text of at most 20,000 characters';

function members(programme: Programme) {
  const { maxMembers } = programme.team;
  return z
    .array(
      z.strictObject({
        id: z
          .optional(z.string().check(z.maxLength(64)))
          .check(z.describe('As given before; left out for somebody new')),
        ...detailsOf(programme),
      }),
    )
    .check(z.maxLength(maxMembers, `A team can have at most ${maxMembers} people`));
}

/** A member is complete, as on their page, since a mail goes to the address. */
function detailsOf(programme: Programme) {
  const schema = (asked: Asked) =>
    (asked.required ? detail(asked) : z._default(detail(asked), '')).check(z.describe(asked.label));
  const [name, email, organisation, sector, role, payBand] = aboutMember(programme).map(schema);
  return { name, email, organisation, sector, role, payBand } as Record<
    'name' | 'email' | 'organisation' | 'sector' | 'role' | 'payBand',
    z.ZodMiniType<string>
  >;
}

function detail({ kind, options, required, missing, wrong, maxCharacters = 254 }: Asked) {
  if (options) return z.enum(options.map(({ value }) => value) as [string, ...string[]], wrong);
  if (kind === 'email') return z.email(wrong).check(z.maxLength(maxCharacters, wrong));
  return z
    .string(missing)
    .check(z.trim(), z.minLength(required ? 1 : 0, missing), z.maxLength(maxCharacters, wrong));
}
