import type { IncomingMessage, ServerResponse } from 'node:http';
import { html } from 'hono/html';
import { findPerson, listPeople } from '../../functions/adapters/people.ts';
import type { Person } from '../../functions/domain/people.ts';
import { button } from '../../functions/views/components/button.ts';
import { layout } from '../../functions/views/layout.ts';
import { withBar } from './bar.ts';
import type { StaffClaims } from './http-event.ts';
import type { WebHost } from './web.ts';

/** Stands in for signing in until the real one comes: staff say who they are. Laptop only. */
const COOKIE = 'who';

/** The person who was chosen in this browser, as the authorizer would describe them. */
export async function personOf(
  request: IncomingMessage,
  programmeId: string,
): Promise<{ name: string; claims: StaffClaims } | undefined> {
  const id = new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(request.headers.cookie ?? '')?.[1];
  if (id === undefined) return undefined;
  const person = await knownPerson(programmeId, id);
  if (!person) return undefined;
  const groups = person.roles.map((role) => (role === 'delivery-team' ? 'admin' : role));
  return {
    name: person.name,
    claims: { sub: person.id, name: person.name, 'cognito:groups': `[${groups.join(' ')}]` },
  };
}

const seen = new Map<string, { person: Person | undefined; at: number }>();

/** Every page asks who is there; people change rarely, so they are looked up every few seconds. */
async function knownPerson(programmeId: string, id: string): Promise<Person | undefined> {
  const known = seen.get(id);
  if (known && performance.now() - known.at < 3000) return known.person;
  const person = await findPerson(programmeId, id);
  seen.set(id, { person, at: performance.now() });
  return person;
}

/** The page on which one says who one is; as JSON, the people with their ids. */
export async function showPeople(
  host: WebHost,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const people = (await listPeople(host.programme.id)).filter(isStaff);
  if ((request.headers.accept ?? '').includes('json')) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(people));
    return;
  }
  const you = await personOf(request, host.programme.id);
  const page = layout({
    title: 'Who are you?',
    academy: host.programme,
    content: html`<h1>Who are you?</h1>
<p>On a laptop nobody signs in. ${you ? html`You are <strong>${you.name}</strong>.` : 'You are nobody from the academy at the moment.'} Choose whom you want to be; you go to where that person works.</p>
<h2>Delivery team</h2>${people.filter(isAdmin).map((person) => choice(host, person))}
<h2>Panel</h2>${people.filter((person) => !isAdmin(person)).map((person) => choice(host, person))}
<h2>Somebody who applies</h2>
<form method="post" action="/_local/who"><input type="hidden" name="person" value="">${button({ text: 'Nobody from the academy', classes: 'govuk-button--secondary' })}</form>
<p>Teams use the links in their emails. Open them in the <a href="/_local/mail">mailbox</a>.</p>`,
  });
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(withBar(page, host, { back: '/_local/who', who: you?.name }));
}

/** Remembers the choice in a cookie, and goes where that person works. */
export async function choosePerson(
  host: WebHost,
  response: ServerResponse,
  form: URLSearchParams,
): Promise<void> {
  const id = (form.get('person') ?? '').replace(/[^0-9a-f]/g, '');
  const person = id === '' ? undefined : await findPerson(host.programme.id, id);
  const age = person ? '' : '; Max-Age=0';
  const location = person ? (isAdmin(person) ? '/admin' : '/panel') : '/';
  response
    .writeHead(303, {
      'set-cookie': `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${age}`,
      location,
    })
    .end();
}

function isStaff(person: Person): boolean {
  return isAdmin(person) || person.roles.includes('panel');
}

function isAdmin({ roles }: Person): boolean {
  return roles.includes('delivery-team');
}

function choice(host: WebHost, person: Person) {
  return html`<form method="post" action="/_local/who"><input type="hidden" name="person" value="${person.id}">${button({ text: `${person.name}: ${describe(host, person)}`, classes: 'govuk-button--secondary' })}</form>`;
}

function describe({ programme }: WebHost, { roles, seat }: Person): string {
  const seatName = programme.panel.seats.find(({ id }) => id === seat)?.name;
  const names = roles.map((role) => (role === 'delivery-team' ? 'delivery team' : role));
  return [...names, ...(seatName ? [seatName] : [])].join(', ');
}
