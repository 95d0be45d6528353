import { listPeople } from '../../../functions/adapters/people.ts';
import type { Person } from '../../../functions/domain/people.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import { poolOf } from '../../../functions/domain/sign-in.ts';
import type { Accounts } from './server.ts';

/** Who can sign in at a pool: everybody of the programme who has a part in it that needs it. */
export function accountsOf(programme: Programme): Accounts {
  return async (pool) => {
    const people = await listPeople(programme.id);
    return people
      .filter(({ roles, disabledAt }) => !disabledAt && poolOf(roles) === pool)
      .map((person) => ({ id: person.id, name: person.name, as: describe(programme, person) }));
  };
}

function describe({ panel }: Programme, { roles, seat }: Person): string {
  const seatName = panel.seats.find(({ id }) => id === seat)?.name;
  const names = roles.map((role) => role.replace('-', ' '));
  return [...names, ...(seatName ? [seatName] : [])].join(', ');
}
