import { html } from 'hono/html';
import type { Person } from '../../domain/people.ts';
import type { Programme } from '../../domain/programme.ts';
import { signInDue } from '../../domain/sign-in.ts';
import { adminNavigation } from '../admin/navigation.ts';
import { button } from '../components/button.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { layout } from '../layout.ts';
import { ROLE_WORDS } from './person-fields.ts';

/** Everybody with a part in the academy, and whether they can sign in. */
export function peoplePage(programme: Programme, people: Person[]): string {
  const seatOf = (id?: string) => programme.panel.seats.find((seat) => seat.id === id)?.name;
  return layout({
    title: 'People',
    area: 'admin',
    navigation: adminNavigation('/admin/people'),
    academy: programme,
    content: html`<h1>People</h1>
<p>${button({ text: 'Add a person', href: '/admin/people/new' })}</p>
${scrollingTable({
  caption: 'Who has a part in the academy',
  firstCellIsHeader: true,
  head: [{ text: 'Name' }, { text: 'Does' }, { text: 'Seat' }, { text: 'Sign-in' }],
  rows: people.map((person) => [
    { html: html`<a href="/admin/people/${person.id}">${person.name}</a>` },
    { text: person.roles.map((role) => ROLE_WORDS[role].name).join(', ') },
    { text: seatOf(person.seat) ?? '' },
    { text: signInWords(person) },
  ]),
})}`,
  });
}

/** Whether somebody can sign in, and what is on the way. */
export function signInWords(person: Person): string {
  const due = signInDue(person);
  if (person.disabledAt) return 'Disabled';
  if (due === undefined) return 'None needed';
  return due === person.signInAt ? 'Ready' : 'Being set up';
}
