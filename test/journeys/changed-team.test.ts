import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/adapters/keys.ts';
import { transact, update } from '../../functions/adapters/table.ts';
import type { Application } from '../../functions/domain/application.ts';
import { HOUR, plus } from '../../functions/domain/time.ts';
import { done, newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { anOfferedOneIn, aShortlistedOneIn } from '../fixtures/stages.ts';

const AT = '2024-10-28T10:00:00.000Z';
const INTERVIEW = '2024-11-02T10:00:00.000Z';

let academy: Academy;
let shortlisted: Application;
let cohort: Player;
const admin = () => academy.admins[0].browser;
const PERSON = {
  ...{ name: 'Cy Green', email: 'cy@new.example', organisation: 'Sheffield Trust' },
  ...{ sector: 'nhs', role: 'Nurse', payBand: 'bands-2-to-5', reason: 'Ada has moved away.' },
};
const replace = (id: string, over = {}) =>
  admin().form(`/admin/applications/${id}/team/ada`, { ...PERSON, ...over });
const mailTo = (email: string, kind: string) =>
  letters(academy, kind)
    .find(({ to }) => to === email)
    ?.text.replace(/\r?\n[ \t]/g, '') ?? '';

beforeAll(async () => {
  academy = await openAcademy({ at: AT });
  shortlisted = await aShortlistedOneIn(academy.programme);
  const slot = { id: '20241102t1000-1', startsAt: INTERVIEW, minutes: 30, place: '', panel: [] };
  const heldBy = shortlisted.id;
  await transact([{ put: { ...keys.slot(academy.programme.id, slot.id), ...slot, heldBy } }]);
  await update({
    update: keys.application(shortlisted.id),
    set: 'SET slotId = :slot, interviewAt = :at, interviewChanges = :one',
    values: { ':slot': slot.id, ':at': INTERVIEW, ':one': 1 },
  });
  [cohort] = (await playersOf(academy, [await anOfferedOneIn(academy.programme)])) as [Player];
  await academy.pump.settle();
  await done(cohort.browser.post('/application/answer', { answer: 'accept' }));
  await academy.pump.moveTo(plus(AT, HOUR));
});
afterAll(() => academy.stop());

describe('staff replace a member of a team that meets the panel', () => {
  it('on a page that says in its navigation how much waits, as every other does', async () => {
    const { text } = await admin().page(`/admin/applications/${shortlisted.id}/team`);
    expect(text).toContain('>Shortlist');
    expect(text).not.toContain('data-count=');
  });

  it('asks for everything that is missing at once, and keeps what was typed', async () => {
    const again = await replace(shortlisted.id, { email: 'no address', reason: ' ' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Enter the reason, for the history');
    expect(again.text).toContain('no address');
  });

  it('the calendar of whoever went loses the interview, that of whoever came gets it', async () => {
    expect((await replace(shortlisted.id)).head.get('location')).toBe(
      `/admin/applications/${shortlisted.id}/team`,
    );
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const left = mailTo('ada@team.example', 'member-left');
    expect(left).toContain('METHOD:CANCEL');
    expect(left).toContain('SEQUENCE:1');
    const joined = mailTo('cy@new.example', 'member-joined');
    expect(joined).toContain('METHOD:REQUEST');
    expect(joined).toContain('DTSTART:20241102T100000Z');
    expect(joined).toMatch(/delivery team \(/);
    expect(mailTo('ben@team.example', 'team-changed')).toContain('Cy Green');
  });

  it('and the link in that mail opens the application, with the equality questions still to answer', async () => {
    const url = /https?:\/\/\S+\/link\/\S+/.exec(mailTo('cy@new.example', 'member-joined'))?.[0];
    const { pathname } = new URL(url ?? 'http://none.example/none');
    const own = newBrowser(academy.url);
    await own.page(pathname);
    const { status, text } = await own.page('/application');
    expect(status).toBe(200);
    expect(text).toContain('/application/equality');
  });

  it('the reason and who did it stand in the timeline, and a person looks at the team as it is', async () => {
    const { text } = await admin().page(`/admin/applications/${shortlisted.id}/timeline`);
    expect(text).toContain('replaced a member of the team');
    expect(text).toContain('Ada has moved away.');
    const page = await admin().page(`/admin/applications/${shortlisted.id}`);
    expect(page.text).toContain('does not mix community and healthcare');
  });
});

describe('staff replace a member of a team in the cohort, before it first meets', () => {
  it('the link ends at once, the year leaves one calendar and comes into the other', async () => {
    const id = cohort.id;
    expect((await cohort.browser.page('/application')).status).toBe(200);
    await replace(id, { email: 'dee@new.example', name: 'Dee Marsh' });
    expect((await cohort.browser.page('/application')).status).toBe(401);
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const goodbyes = letters(academy, 'member-left').map(({ text }) => text);
    expect(goodbyes.at(-1)).toContain('STATUS:CANCELLED');
    const joined = mailTo('dee@new.example', 'member-joined');
    expect(joined).toContain('learning-session-1');
    expect(joined).toMatch(/\/calendar\/\w+\.ics/);
  });

  it('whoever went hears nothing more of the team', async () => {
    const before = letters(academy).filter(({ to }) => to === 'ada@team.example').length;
    await academy.pump.moveTo('2024-11-05T10:00:00.000Z');
    expect(letters(academy).filter(({ to }) => to === 'ada@team.example')).toHaveLength(before);
    expect(mailTo('dee@new.example', 'milestone')).not.toBe('');
  });

  it('and once the first session was, its members stay', async () => {
    const { status } = await admin().page(`/admin/applications/${cohort.id}/team/ben`);
    expect(status).toBe(409);
  });
});
