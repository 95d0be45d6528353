import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANK } from '../../functions/domain/form/bank.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { madeUpTeam } from '../../lib/local/season/teams.ts';
import { type Browser, done, newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';

let academy: Academy;
let client: Browser;
beforeAll(async () => {
  academy = await openAcademy();
  client = newBrowser(academy.url);
});
afterAll(() => academy.stop());

const STARTER = { name: 'Ann Fox', email: 'ann@team.example', teamName: 'By program' };
const team = () => madeUpTeam(academy.programme, 1, seeded(3));

describe('the description of the API', () => {
  it('is OpenAPI 3.1 of the programme’s own form, and every reference in it leads somewhere', async () => {
    const described = await done(client.get('/openapi.json'));
    expect(described['openapi']).toBe('3.1.0');
    const text = JSON.stringify(described);
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = path.split('/').reduce<unknown>((at, key) => (at as never)?.[key], described);
      expect(found, path).toBeDefined();
    }
    const { components } = described as { components: { schemas: Record<string, object> } };
    expect(components.schemas['Answers']).toMatchObject({
      properties: { 'protected-time': { enum: ['yes', 'no', 'not-yet'] } },
    });
    expect(Object.keys(described['paths'] as object)).toEqual([
      ...['/api/applications', '/api/application', '/api/application/send'],
    ]);
  });
});

describe('a program that applies', () => {
  let token: string;
  const key = crypto.randomUUID();
  const bearer = () => ({ authorization: `Bearer ${token}` });
  const alone = () => newBrowser(academy.url);

  it('starts once, however often it asks with the same key', async () => {
    const start = () =>
      client.api('POST', '/api/applications', STARTER, { 'idempotency-key': key });
    const first = await start();
    const again = await start();
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.data['applicationId']).toBe(first.data['applicationId']);
    token = String(first.data['token']);
    const other = await client.api(
      ...(['POST', '/api/applications'] as const),
      { ...STARTER, name: 'Ben' },
      { 'idempotency-key': key },
    );
    expect(other.status).toBe(422);
    expect(other.data).toMatchObject({ title: 'KeyReused' });
    const without = await client.api('POST', '/api/applications', STARTER, {
      'idempotency-key': '',
    });
    expect(without.status).toBe(400);
  });

  it('changes the draft it has seen, and no other', async () => {
    const seen = await alone().send('GET', '/api/application', { headers: bearer() });
    const etag = seen.head.get('etag') ?? '';
    const { members, answers, livedExperience } = team();
    const changes = {
      members: [{ ...members[0], email: STARTER.email }, ...members.slice(1)],
      ...{ answers, livedExperience },
    };
    const patch = (headers: Record<string, string>, input: object = changes) =>
      alone().api('PATCH', '/api/application', input, { ...bearer(), ...headers });
    const changed = await patch({ 'if-match': etag });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.head.get('etag')).not.toBe(etag);
    const outdated = await patch({ 'if-match': etag });
    expect(outdated.status).toBe(412);
    expect(outdated.data).toMatchObject({ title: 'VersionOutdated' });
    expect(outdated.type).toContain('application/problem+json');
    const body = JSON.stringify(changes);
    const blind = await alone().send('PATCH', '/api/application', {
      ...{ body, type: 'application/json', headers: bearer() },
    });
    expect(blind.status).toBe(428);
  });

  it('is refused in the words of the form', async () => {
    const patch = (input: object) => alone().api('PATCH', '/api/application', input, bearer());
    const long = { answers: { improvement: 'word '.repeat(201) } };
    await done(patch({ ...long, consents: ['privacy-notice', 'contact-this-programme'] }));
    const send = await alone().api('POST', '/api/application/send', {}, bearer());
    expect(send.status).toBe(422);
    expect(send.data['problems']).toEqual([
      { field: 'improvement', message: BANK.improvement.wrong.replace('{over}', '1 word') },
    ]);
    const unknown = await patch({ answers: { salary: '1' } });
    expect(unknown.status).toBe(422);
    expect((await patch({ colour: 'red' })).data['detail']).toContain('no field “colour”');
    expect((await patch({ livedExperience: 'maybe' })).data['detail']).toContain(
      'Select yes, no or prefer not to say',
    );
    expect((await patch({ members: [] })).data['detail']).toContain('Keep yourself in the team');
    await done(patch({ answers: { improvement: 'Enough words' } }));
  });

  it('sends once with the same key; the page shows the same application', async () => {
    const sendKey = { 'idempotency-key': crypto.randomUUID(), ...bearer() };
    const send = () => alone().api('POST', '/api/application/send', {}, sendKey);
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.data['status']).toBe('submitted');
    await academy.pump.settle();
    const other = await alone().api('POST', '/api/application/send', {}, bearer());
    expect(other.status).toBe(409);
    const page = await newBrowser(academy.url, undefined).send('GET', '/application', {
      ...{ accept: 'text/html', headers: bearer() },
    });
    expect(page.text).toContain('Your application has been sent');
  });

  it('without a token, or with another one, is told what to do', async () => {
    const reply = await alone().get('/api/application');
    expect(reply.status).toBe(401);
    expect(reply.type).toContain('application/problem+json');
  });
});
