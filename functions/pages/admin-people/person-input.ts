import * as z from 'zod/mini';
import { invalid } from '../../adapters/invalid-input.ts';
import { AcademyError } from '../../domain/errors.ts';
import { type PersonDetails, Role } from '../../domain/people.ts';
import type { Programme } from '../../domain/programme.ts';

const Input = z.object({
  name: z
    .string('Enter a name')
    .check(
      z.trim(),
      z.minLength(1, 'Enter a name'),
      z.maxLength(100, 'Shorten the name to 100 characters'),
    ),
  email: z
    .email('Enter an email address such as name@example.org')
    .check(z.maxLength(254, 'Shorten the email address')),
  seat: z.optional(z.string()),
  organisation: z.optional(
    z.string().check(z.trim(), z.maxLength(150, 'Shorten the organisation to 150 characters')),
  ),
});

/**
 * What was typed of a person: `roles` as a list, or `role.<role>` for each box that was ticked.
 * @throws AcademyError `InputInvalid`
 */
export function personIn(programme: Programme, input: Record<string, unknown>): PersonDetails {
  const parsed = Input.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  const { name, email, seat, organisation } = parsed.data;
  const roles = rolesIn(input);
  if (roles.length === 0) throw problem('roles', 'Select at least one role');
  const seated = roles.includes('panel');
  if (seated && !programme.panel.seats.some(({ id }) => id === seat)) {
    throw problem('seat', 'Select a seat: a panel member speaks from one point of view');
  }
  return {
    ...{ name, email, roles },
    ...(seated && seat ? { seat } : {}),
    ...(organisation ? { organisation } : {}),
  };
}

function rolesIn(input: Record<string, unknown>): Role[] {
  const listed = Array.isArray(input['roles']) ? input['roles'] : [];
  return Role.options.filter((role) => listed.includes(role) || input[`role.${role}`] === role);
}

function problem(field: string, message: string): AcademyError {
  return new AcademyError('InputInvalid', `${message}.`, [{ field, message }]);
}
