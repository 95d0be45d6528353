import { emailFingerprint } from '../../functions/adapters/keys.ts';
import { listPeople, type NewPerson, savePeople } from '../../functions/adapters/people.ts';
import type { Role } from '../../functions/domain/people.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { poolOf } from '../../functions/domain/sign-in.ts';
import type { AccountStore } from './sign-in/account-store.ts';

const NAMES = [
  'Amara Okafor',
  'Ben Hartley',
  'Carys Morgan',
  'Dev Patel',
  'Elena Rossi',
  'Farah Aziz',
  'George Whitfield',
  'Hannah Levy',
  'Imran Sheikh',
  'Joan Clarke',
  'Kwame Mensah',
  'Lucy Barnes',
  'Mei Lin',
  'Niall Byrne',
  'Olga Petrova',
  'Priya Nair',
  'Quentin Reeves',
  'Rosa Delgado',
  'Samira Khan',
  'Tom Ashworth',
  'Uma Devi',
  'Victor Adeyemi',
  'Wendy Marsh',
  'Yusuf Ali',
  'Zoe Turner',
];

/** Gives a new academy people who can sign in from the first moment, and are not invited by mail. */
export async function seedPeople(programme: Programme, accounts: AccountStore): Promise<void> {
  if ((await listPeople(programme.id)).length > 0) return;
  const people = madeUpPeople(programme);
  for (const { email, signInAt } of people) {
    if (signInAt) accounts.create(signInAt, emailFingerprint(email), email);
  }
  await savePeople(programme.id, people);
}

/** Made-up people: enough of each role to play the whole year. Addresses cannot exist. */
export function madeUpPeople(programme: Programme): NewPerson[] {
  const seats = programme.panel.seats.map(({ id }) => id);
  const wanted: { roles: Role[]; seat?: string }[] = [
    ...times(3, () => ({ roles: ['delivery-team' as const] })),
    ...times(Math.max(programme.panel.quorum.scores + 1, seats.length), (index) => ({
      roles: ['panel' as const],
      seat: seats[index % seats.length] ?? '',
    })),
    ...times(Math.min(5, programme.places), () => ({ roles: ['coach' as const] })),
    ...times(3, () => ({ roles: ['speaker' as const] })),
    ...times(6, () => ({ roles: ['subscriber' as const] })),
    { roles: ['operator'] },
  ];
  return wanted.map(({ roles, seat }, index) => {
    const name = NAMES[index % NAMES.length] ?? 'A Person';
    const mark = index < NAMES.length ? '' : `.${index}`;
    const email = `${name.toLowerCase().replace(' ', '.')}${mark}@people.example`;
    const signInAt = poolOf(roles);
    return { name, email, roles, ...(seat ? { seat } : {}), ...(signInAt ? { signInAt } : {}) };
  });
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
