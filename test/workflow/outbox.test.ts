import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordMails } from '../../functions/adapters/ledger.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { offer, recommend, release, sentTeams, type Team } from '../fixtures/teams.ts';

type Row = { href: string; subject: string; to: string; standing: { is: string; todo?: string } };
type Lists = { waiting: Row[]; attention: Row[]; fanOuts: Record<string, unknown>[] };

let academy: Academy;
let teams: Team[];
const admin = () => academy.admins[0].browser;
const outbox = async () => (await admin().get('/admin/outbox')).data as unknown as Lists;
const offersSent = () => letters(academy, 'offer').length;
const later = (minutes: number) => academy.pump.moveTo(plus(academy.clock.now(), minutes * MINUTE));

async function heldOffer(team: Team): Promise<Row> {
  await offer(academy, team);
  await academy.pump.settle();
  const { waiting } = await outbox();
  const row = waiting.find(({ to }) => to === team.members[0]?.email);
  if (!row) throw new Error('The offer does not wait in the outbox');
  return row;
}

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme() });
  teams = await sentTeams(academy, 4);
  await release(academy, teams, Array(4).fill('shortlisted'));
  await recommend(academy, teams);
});
afterAll(() => academy.stop());

describe('a mail that is held', () => {
  it('is shown as its reader gets it, without the secret of their link, and can be stopped', async () => {
    const [team] = teams as [Team];
    const row = await heldOffer(team);
    expect(row.standing).toEqual({ is: 'Waiting' });
    const page = await admin().page(row.href);
    expect(page.text).toContain(row.subject);
    expect(page.text).not.toContain('/link/');
    const without = await admin().form(`${row.href}/stop`, { reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Write why it is not to be sent');
    await done(admin().post(`${row.href}/stop`, { reason: 'Offered to the wrong team' }));
    await later(60);
    expect(offersSent()).toBe(0);
    expect((await outbox()).waiting.map(({ href }) => href)).not.toContain(row.href);
    expect((await admin().page(row.href)).text).toContain('Offered to the wrong team');
    const history = await admin().page(`/admin/applications/${team.id}/timeline`);
    expect(history.text).toContain('stopped a mail');
  });

  it('once stopped is stopped for everybody', async () => {
    const items = await academy.everything();
    const mail = items.find(({ status }) => status === 'stopped');
    const name = `${Buffer.from(String(mail?.['pk'])).toString('base64url')}.${mail?.['id']}`;
    const again = await admin().post(`/admin/outbox/${name}/send-now`);
    expect(again.status).toBe(409);
    expect(String(again.data['detail'])).toContain('has moved on');
  });

  it('stopped twice by one wish, as of a double click, is stopped once', async () => {
    const row = await heldOffer(teams[3] as Team);
    const wish = { reason: 'Not yet', requestId: 'one-wish' };
    const replies = await Promise.all([1, 2, 3].map(() => admin().post(`${row.href}/stop`, wish)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    const stopped = (await academy.everything()).filter(
      ({ what, pk }) => what === 'mail-stopped' && String(pk).includes(teams[3]?.id ?? ''),
    );
    expect(stopped).toHaveLength(1);
  });

  it('can be sent at once', async () => {
    const row = await heldOffer(teams[1] as Team);
    await done(admin().post(`${row.href}/send-now`));
    await academy.pump.settle();
    expect(offersSent()).toBe(1);
  });

  it('goes out by itself after ten minutes', async () => {
    await heldOffer(teams[2] as Team);
    await later(9);
    expect(offersSent()).toBe(1);
    await later(2);
    expect(offersSent()).toBe(2);
  });
});

describe('a mail that did not arrive', () => {
  it('is shown with what to do, on the home too; the address gets no more until the block is lifted', async () => {
    const { browser } = academy.admins[0];
    const bounced = (occasion: string) => ({
      ...{ kind: 'closing' as const, occasion, facts: {}, sendAt: academy.clock.now() },
      to: { email: 'bounce@simulator.amazonses.com', name: 'Ada Brown' },
    });
    await recordMails('TEST', [bounced('one/1')], academy.clock.now());
    await later(2);
    const [row] = (await outbox()).attention;
    expect(row?.standing.is).toBe('The address does not exist or takes no mail');
    expect(row?.standing.todo).toContain('Check the address');
    const home = await browser.page('/admin');
    expect(home.text).toContain('1 email could not be delivered');
    for (const path of ['', '/shortlist', '/applications', '/interviews', '/places', '/people']) {
      const { text } = await browser.page(`/admin${path}`);
      expect(text, path).toContain('Outbox (1)');
      expect(text, path).not.toContain('data-count');
    }

    await recordMails('TEST', [bounced('two/1')], academy.clock.now());
    await later(2);
    const { attention } = await outbox();
    const kept = attention.find(({ standing }) => standing.is.startsWith('Not sent'));
    expect(kept).toBeDefined();
    await done(browser.post(`${row?.href}/seen`));
    await done(browser.post(`${kept?.href}/unblock`, { reason: 'They have opened it again' }));
    await academy.pump.settle();
    expect(letters(academy, 'closing')).toHaveLength(2);
  });

  it('of a date counts among those that were told of it', async () => {
    const { fanOuts } = await outbox();
    expect(fanOuts.length).toBeGreaterThan(0);
    for (const { recorded, sent, ended } of fanOuts as Record<string, number>[]) {
      expect((sent ?? 0) + (ended ?? 0)).toBe(recorded);
    }
  });
});
