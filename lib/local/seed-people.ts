import type { Person, Role } from '../../functions/domain/people.ts';
import type { Programme } from '../../functions/domain/programme.ts';

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

/** Made-up people for a laptop: enough of each role to play the whole year. Addresses cannot exist. */
export function seedPeople(programme: Programme): Omit<Person, 'id'>[] {
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
    return { name, email, roles, ...(seat ? { seat } : {}) };
  });
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
