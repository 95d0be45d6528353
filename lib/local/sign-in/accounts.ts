import { listPeople } from '../../../functions/adapters/people.ts';
import type { Person } from '../../../functions/domain/people.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import type { Pool } from '../../../functions/domain/sign-in.ts';
import type { AccountStore } from './account-store.ts';
import type { Accounts } from './server.ts';

/** Who can sign in at a pool: those with an open account there, by the names that the academy has for them. */
export function accountsOf(programme: Programme, store: AccountStore): Accounts {
  const list = async (pool: Pool) => {
    const open = new Set(store.enabled(pool));
    const people = await listPeople(programme.id);
    return people
      .filter(({ id }) => open.has(id))
      .map((person) => ({ id: person.id, name: person.name, as: describe(programme, person) }));
  };
  return { list, has: (pool, id) => store.enabled(pool).includes(id) };
}

function describe({ panel }: Programme, { roles, seat }: Person): string {
  const seatName = panel.seats.find(({ id }) => id === seat)?.name;
  const names = roles.map((role) => role.replace('-', ' '));
  return [...names, ...(seatName ? [seatName] : [])].join(', ');
}
