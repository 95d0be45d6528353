import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { listSlots } from '../../functions/adapters/slots.ts';
import type { PackEntry } from '../../functions/domain/decision-pack.ts';
import { interviewRubric } from '../../functions/domain/interviews.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy, type Somebody } from '../fixtures/host.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { aShortlistedOneIn } from '../fixtures/stages.ts';

const ITS_DAY = '2024-10-16T11:00:00.000Z';
const ROOM = 'https://meet.example/room?a=1';
const NOTES = 'They listen to each other';
const REASONS = 'All of us trust them to try it';
const FEEDBACK = 'Say who would measure the change';

let academy: Academy;
let teams: Player[];
let seated: Somebody[];
let absent: Somebody;

beforeAll(async () => {
  academy = await openAcademy({ at: '2024-10-09T10:00:00.000Z' });
  seated = academy.panel.slice(0, 3);
  absent = academy.panel[3] as Somebody;
  const panel = seated.map(({ id }) => id);
  const place = `By video call: ${ROOM}.`;
  const times = { date: '2024-10-16', from: '09:00', to: '12:00', place, panel };
  await done(academy.admins[0].browser.post('/admin/interviews', times));
  const applications = [];
  for (const _ of [1, 2, 3, 4, 5]) applications.push(await aShortlistedOneIn(academy.programme));
  teams = await playersOf(academy, applications);
  await academy.pump.settle();
  for (const team of teams.slice(0, 4)) await book(team);
  await academy.pump.settle();
});
afterAll(() => academy.stop());

const team = (at: number) => teams[at] as Player;
const one = (at: number) => seated[at] as Somebody;

async function book({ browser }: Player): Promise<string> {
  const { slots } = await done(browser.get('/application/interview'));
  const [first] = slots as { id: string }[];
  await done(browser.post('/application/interview', { slot: first?.id }));
  return first?.id ?? '';
}

const path = ({ id }: Player) => `/panel/applications/${id}`;
const declare = (who: Somebody, about: Player, conflict = 'no') =>
  done(who.browser.post(`${path(about)}/conflict`, { conflict }));
const scores = (value = 4) =>
  Object.fromEntries(
    interviewRubric(academy.programme).criteria.map(({ id }) => [id, value] as const),
  );
const score = (who: Somebody, about: Player, input: object = { scores: scores() }) =>
  who.browser.post(`${path(about)}/interview-scores`, input);
const record = (who: Somebody, about: Player, input: object) =>
  who.browser.post(`${path(about)}/interview`, input);
const mailsOf = ({ id }: Player, kind: string) =>
  academy
    .everything()
    .then((items) =>
      items.filter((item) => item['pk'] === `APPLICATION#${id}` && item['kind'] === kind),
    );

describe('before the day of an interview', () => {
  it('its panel sees when it is, where and what is asked, and cannot score it', async () => {
    await declare(one(0), team(0));
    const list = (await one(0).browser.page('/panel')).text;
    expect(list).toContain('9am on Wednesday 16 October 2024');
    expect(list).toContain('To come');
    const page = (await one(0).browser.page(`${path(team(0))}/interview`)).text;
    expect(page).toContain(academy.programme.interviews.questions[0]);
    expect(page).not.toContain('/interview-scores');
    expect((await score(one(0), team(0))).data).toMatchObject({ title: 'WrongStage' });
  });

  it('its team sees when it is and where, with a link that can be followed', async () => {
    const { text } = await team(0).browser.page('/application');
    expect(text).toContain('Your interview is at 9am on Wednesday 16 October 2024');
    expect(text).toContain(
      `Where: By video call: <a class="govuk-link" href="${ROOM}">${ROOM}</a>.`,
    );
    const { interview } = await done(team(0).browser.get('/application'));
    expect(interview).toMatchObject({ startsAt: '2024-10-16T08:00:00.000Z' });
    expect(JSON.stringify(interview)).not.toContain(one(0).id);
    expect((await team(4).browser.page('/application/interview')).text).toContain(ROOM);
  });

  it('the panel gets the questions when the team does', async () => {
    const mails = await mailsOf(team(0), 'interview-questions');
    const to = (audience?: string) =>
      mails.filter(({ facts }) => (facts as Record<string, string>)['audience'] === audience);
    expect(to('panel')).toHaveLength(3);
    expect(new Set(mails.map(({ sendAt }) => sendAt)).size).toBe(1);
    const asked = mails.map(({ facts }) => (facts as Record<string, string>)['questions']);
    expect(new Set(asked)).toEqual(new Set([academy.programme.interviews.questions.join('\n')]));
  });
});

describe('less than a day before an interview', () => {
  beforeAll(() => academy.pump.moveTo('2024-10-15T12:00:00.000Z'));

  it('its team sees that the time can no longer be changed here, though another is free', async () => {
    const { browser } = team(0);
    const home = (await browser.page('/application')).text;
    expect(home).toContain('The time can no longer be changed here.');
    expect(home).not.toContain('Change the time of the interview');
    const times = (await browser.page('/application/interview')).text;
    expect(times).toContain('It is too late to change the time');
    expect(times).not.toContain('Which time suits your team?');
  });
});

describe('on the day of an interview', () => {
  beforeAll(async () => {
    await academy.pump.moveTo('2024-10-16T07:59:59.999Z');
    const early = { outcome: 'miss-interview', reasons: 'Nobody there.', feedback: FEEDBACK };
    // A millisecond before it begins nobody can have missed it.
    expect((await record(one(0), team(0), early)).data).toMatchObject({
      ...{ title: 'WrongStage', detail: expect.stringContaining('from then on') },
    });
    await academy.pump.moveTo(ITS_DAY);
    for (const who of [one(1), one(2)]) await declare(who, team(0));
  });

  it('nobody scores who is not seated there, or has not said whether there is a conflict', async () => {
    await declare(absent, team(0));
    expect((await score(absent, team(0))).status).toBe(403);
    expect((await score(one(0), team(1))).data).toMatchObject({ title: 'ConflictNotDeclared' });
    expect((await absent.browser.page(`${path(team(0))}/interview`)).text).toContain(
      'Other panel members meet',
    );
  });

  it('scores are kept unfinished, and submitted whole', async () => {
    const [first = ''] = Object.keys(scores());
    const half = { scores: { [first]: 5 }, comments: { [first]: NOTES } };
    await done(score(one(0), team(0), { ...half, action: 'save' }));
    expect((await one(0).browser.page(`${path(team(0))}/interview`)).text).toContain(NOTES);
    expect((await score(one(0), team(0), half)).status).toBe(422);
    const whole = { scores: scores(), comments: half.comments, requestId: 'whole' };
    await done(score(one(0), team(0), whole));
    await done(score(one(0), team(0), whole));
    expect((await score(one(0), team(0))).data['problems']).toMatchObject([{ field: 'reason' }]);
  });

  it('are sealed for the others until they have submitted their own', async () => {
    const seen = async (who: Somebody) =>
      (await who.browser.page(`${path(team(0))}/interview`)).text;
    expect(await seen(one(1))).not.toContain(NOTES);
    expect((await one(1).browser.get(`${path(team(0))}/interview`)).text).not.toContain(NOTES);
    expect(await seen(absent)).not.toContain(NOTES);
    await done(score(one(1), team(0)));
    expect(await seen(one(1))).toContain(NOTES);
    expect(await seen(one(1))).not.toContain(`${one(0).name}</th>`);
  });

  it('the outcome waits for who has not scored, unless it is said why', async () => {
    const wanted = { outcome: 'not-recommend', reasons: REASONS, feedback: FEEDBACK };
    const early = await record(one(0), team(0), wanted);
    expect(early.data['problems']).toMatchObject([
      { field: 'unscored', message: `Enter why ${one(2).name} did not score` },
    ]);
    const bare = await record(one(0), team(0), {});
    expect(bare.data['problems']).toMatchObject([{ field: 'outcome' }, { field: 'reasons' }]);
    expect((await record(absent, team(0), wanted)).status).toBe(403);
    await done(record(one(0), team(0), { ...wanted, unscored: 'Lee was ill that day.' }));
    const audit = (await loadAudit(team(0).id)).find(({ what }) => what === 'not-recommend');
    expect(audit?.details).toMatchObject({
      ...{ reason: REASONS, unscored: 'Lee was ill that day.', feedback: FEEDBACK },
    });
    expect((await score(one(2), team(0))).status).toBe(409);
  });

  it('the reasons stay within the academy; the team reads the feedback', async () => {
    await academy.pump.moveTo(plus(ITS_DAY, 20 * MINUTE));
    const page = (await team(0).browser.page('/application')).text;
    expect(page).toContain(FEEDBACK);
    expect(page).not.toContain(REASONS);
    const admin = academy.admins[0].browser;
    expect((await admin.page(`/admin/applications/${team(0).id}/timeline`)).text).toContain(
      REASONS,
    );
    expect((await admin.page(`/admin/applications/${team(0).id}/interview`)).text).toContain(NOTES);
  });

  it('the decision pack has what each gave before, and how it ended', async () => {
    const admin = academy.admins[0].browser;
    const { reference } = await academy.application(team(0).id);
    const csv = (await admin.page('/admin/report/decisions.csv')).text;
    const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    const [first = ''] = Object.keys(scores());
    expect(rows.find((row) => row['reference'] === reference)).toMatchObject({
      ...{ interview: 'not-recommend', interview_by: one(0).name, interview_reason: REASONS },
      ...{ interview_feedback: FEEDBACK, interview_unscored: 'Lee was ill that day.' },
      ...{ interview_scored_by: '2', interview_score_median: '4', interview_score_spread: '0' },
      ...{ [`interview_${first}_median`]: '4', [`interview_${first}_spread`]: '0' },
    });
    const { applications } = JSON.parse((await admin.page('/admin/report/decisions.json')).text);
    const packed = applications.find((each: PackEntry) => each.reference === reference);
    expect(packed).toMatchObject({
      interview: { what: 'not-recommend', reason: REASONS },
      interviewScores: { overall: { count: 2, median: 4, spread: 0 } },
    });
    expect(JSON.stringify(packed)).not.toContain(NOTES);
  });

  it('somebody with a conflict holds nobody up', async () => {
    await declare(one(0), team(1));
    await declare(one(1), team(1));
    await declare(one(2), team(1), 'yes');
    expect((await score(one(2), team(1))).status).toBe(403);
    await done(score(one(0), team(1)));
    await done(score(one(1), team(1)));
    await done(record(one(1), team(1), { outcome: 'recommend', reasons: REASONS }));
    expect((await academy.application(team(1).id)).status).toBe('recommended');
  });
});

describe('a team that did not come', () => {
  const chance = { outcome: 'another-chance', reasons: 'They waited in another room.' };
  let before: { slot: string | undefined; changes: number | undefined };

  beforeAll(async () => {
    const { slotId: slot, interviewChanges: changes } = await academy.application(team(2).id);
    before = { slot, changes };
    await declare(one(0), team(2));
    await declare(one(1), team(2));
  });

  it('gets another chance once, however often the form is sent', async () => {
    const sent = { ...chance, requestId: 'once', meeting: before.changes };
    const twice = await Promise.all([record(one(0), team(2), sent), record(one(0), team(2), sent)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    await done(record(one(0), team(2), sent));
    const after = await academy.application(team(2).id);
    expect(after).toMatchObject({ status: 'shortlisted', missed: [{ requestId: 'once' }] });
    expect(after.slotId).toBeUndefined();
    expect((await academy.gate(team(2).id, 'interview')).decision).toBeUndefined();
    const slot = (await listSlots(academy.programme.id)).find(({ id }) => id === before.slot);
    expect(slot).toMatchObject({ missedBy: team(2).id });
    expect(slot?.heldBy).toBeUndefined();
    const audit = await loadAudit(team(2).id);
    expect(audit.filter(({ what }) => what === 'interview-missed')).toMatchObject([
      { details: { reason: chance.reasons }, by: { id: one(0).id } },
    ]);
  });

  it('is not ended by a form that somebody else had opened before', async () => {
    const stale = {
      ...chance,
      outcome: 'miss-interview',
      feedback: 'Sorry.',
      meeting: before.changes,
    };
    const reply = await academy.admins[0].browser.post(
      `/admin/applications/${team(2).id}/interview`,
      stale,
    );
    expect(reply.data).toMatchObject({ title: 'AnswersChanged', status: 409 });
    expect((await academy.application(team(2).id)).status).toBe('shortlisted');
  });

  it('is asked once, after the hold, with the old time taken out of its calendars', async () => {
    const mails = () =>
      academy.mailbox.all().filter(({ tags }) => tags['kind'] === 'interview-another-chance');
    expect(mails()).toEqual([]);
    await academy.pump.moveTo(plus(academy.clock.now(), 20 * MINUTE));
    const to = mails().flatMap(({ destinations }) => destinations);
    expect(to).toHaveLength(new Set(to).size);
    expect(to.length).toBeGreaterThan(0);
    expect(Buffer.from(mails()[0]?.raw ?? '').toString()).toContain('METHOD:CANCEL');
  });

  it('chooses another time, and has no third chance', async () => {
    const panel = seated.map(({ id }) => id);
    const times = { date: '2024-10-18', from: '09:00', to: '10:00', panel };
    await done(academy.admins[0].browser.post('/admin/interviews', times));
    expect(await book(team(2))).not.toBe(before.slot);
    await academy.pump.moveTo('2024-10-18T12:00:00.000Z');
    const again = await record(one(1), team(2), chance);
    expect(again.data['problems']).toMatchObject([{ field: 'outcome' }]);
    const page = (await one(1).browser.page(`${path(team(2))}/interview`)).text;
    expect(page).not.toContain('value="another-chance"');
    const end = {
      ...chance,
      outcome: 'miss-interview',
      feedback: 'We were sorry not to meet you.',
    };
    const { browser } = one(1);
    const sent = await browser.form(`${path(team(2))}/interview`, { ...end, requestId: 'the-end' });
    expect(sent.headers).toContain('location: /panel?recorded');
    expect((await browser.page('/panel?recorded')).text).toContain('The interview is recorded');
    await academy.pump.settle();
    expect((await academy.application(team(2).id)).status).toBe('did-not-attend');
    expect((await academy.gate(team(2).id, 'interview')).consumedAt).toBeDefined();
  });
});

describe('an interview that was agreed without a booked time', () => {
  it('is recorded by the delivery team, with the reasons and why nobody scored', async () => {
    const { browser } = academy.admins[0];
    const at = `/admin/applications/${team(4).id}/interview`;
    const page = (await browser.page(at)).text;
    expect(page).toContain('No time is booked');
    const wanted = { outcome: 'recommend', reasons: REASONS };
    const early = await browser.post(at, wanted);
    expect(early.data['problems']).toMatchObject([{ field: 'unscored' }]);
    await done(browser.post(at, { ...wanted, unscored: 'Two of us rang them.' }));
    const gate = await academy.gate(team(4).id, 'interview');
    expect(gate.decision).toMatchObject({ by: { role: 'admin' }, internal: REASONS });
  });
});

describe('one records the outcome while another gives a second chance', () => {
  it('and one of them counts', async () => {
    const raced = await aShortlistedOneIn(academy.programme);
    const admin = (at: 0 | 1, outcome: string) =>
      academy.admins[at].browser.post(`/admin/applications/${raced.id}/interview`, {
        ...{ outcome, reasons: REASONS, unscored: 'By telephone.', meeting: 0 },
      });
    const replies = await Promise.all([admin(0, 'recommend'), admin(1, 'another-chance')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { status, missed } = await academy.application(raced.id);
    expect([status, missed?.length ?? 0]).toEqual(
      replies[0].status === 200 ? ['recommended', 0] : ['shortlisted', 1],
    );
  });
});

describe('the home of a panel member', () => {
  it('has the interviews in order of time, and marks what is overdue', async () => {
    await declare(one(0), team(3));
    const { text } = await one(0).browser.page('/panel');
    expect(text).toContain('Overdue: give your scores');
    const { interviews } = (await one(0).browser.get('/panel')).data as {
      interviews: { id: string; startsAt: string; toDo: string }[];
    };
    expect(interviews.map(({ id, toDo }) => [id, toDo])).toEqual([[team(3).id, 'score']]);
    expect((await absent.browser.get('/panel')).data['interviews']).toEqual([]);
  });
});
