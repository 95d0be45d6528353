import * as z from 'zod/mini';
import { Person, Role } from '../../functions/domain/people.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import type { NewPerson } from './import-people.ts';
import { type Line, type LineProblem, readLines } from './people-csv.ts';

/** The people in a file, or everything that is wrong with it, in the order of its lines. */
export function checkPeople(
  bytes: Uint8Array,
  programme: Programme,
): { people: NewPerson[]; problems: LineProblem[] } {
  const { lines, problems: ofForm } = readLines(bytes);
  const problems = [
    ...ofForm,
    ...lines.flatMap((line) => problemsOf(line, programme)),
    ...sameAddress(lines),
  ];
  if (lines.length === 0 && problems.length === 0) {
    problems.push({ line: 1, message: 'There is nobody in the file.' });
  }
  if (problems.length > 0)
    return { people: [], problems: problems.sort((a, b) => a.line - b.line) };
  return { people: lines.map(personOf), problems: [] };
}

function personOf({ cells }: Line): NewPerson {
  const { name, email, seat, organisation } = cells;
  const roles = z.array(Role).parse([...new Set(rolesIn(cells.roles))]);
  return {
    name,
    email,
    roles,
    ...(seat ? { seat } : {}),
    ...(organisation ? { organisation } : {}),
  };
}

function problemsOf({ line, cells }: Line, programme: Programme): LineProblem[] {
  const { name, email, organisation } = cells;
  const messages = [
    ...(name === '' ? ['There is no name.'] : tooLong('name', name, 100)),
    ...addressProblems(email),
    ...roleProblems(cells.roles),
    ...seatProblems(cells, programme),
    ...tooLong('organisation', organisation, 150),
    ...(Object.values(cells).some((cell) => /[\p{Cc}]/u.test(cell))
      ? ['A cell holds a line break or a tab. Write it on one line.']
      : []),
  ];
  return messages.map((message) => ({ line, message }));
}

function addressProblems(email: string): string[] {
  if (email === '') return ['There is no email address.'];
  if (Person.shape.email.safeParse(email).success) return [];
  return [`“${email}” is not an email address such as name@example.org.`];
}

function roleProblems(text: string): string[] {
  const options: readonly string[] = Role.options;
  const known = `The roles are ${options.join(', ')}.`;
  const roles = rolesIn(text);
  if (roles.length === 0) return [`There is no role. ${known}`];
  const unknown = roles.filter((role) => !options.includes(role));
  return unknown.map((role) => `There is no role “${role}”. ${known}`);
}

function seatProblems({ roles, seat }: Line['cells'], { panel }: Programme): string[] {
  const known = `The seats of this programme are ${panel.seats.map(({ id }) => id).join(', ')}.`;
  const onPanel = rolesIn(roles).includes('panel');
  if (seat === '') return onPanel ? [`A member of the panel needs a seat. ${known}`] : [];
  if (!panel.seats.some(({ id }) => id === seat)) return [`There is no seat “${seat}”. ${known}`];
  return onPanel ? [] : [`The seat “${seat}” is only for somebody with the role panel.`];
}

function tooLong(what: string, text: string, most: number): string[] {
  return text.length > most ? [`The ${what} is longer than ${most} characters.`] : [];
}

/** Two lines of one address may be a slip or two roles of one person: that is not ours to guess. */
function sameAddress(lines: Line[]): LineProblem[] {
  const byAddress = Map.groupBy(lines, ({ cells }) => cells.email.toLowerCase());
  return [...byAddress].flatMap(([address, [first, ...others]]) => {
    if (address === '' || !first) return [];
    const all = [first, ...others].flatMap(({ cells }) => rolesIn(cells.roles));
    return others.map(({ line, cells }) => ({
      line,
      message: `${cells.email} stands on line ${first.line} already. One address is one person: keep one line, with all the roles (${[...new Set(all)].join(';')}).`,
    }));
  });
}

function rolesIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[;\s]+/)
    .filter(Boolean);
}
