import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Milestone } from '../../functions/domain/programme.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { dueOf, shortlistAt } from '../../functions/domain/timetable.ts';
import { verify } from '../../lib/audit/verify.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import {
  aDraft,
  answer,
  confirm,
  FEEDBACK,
  judge,
  offer,
  recommend,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';

type Moment = {
  at: string;
  what?: string;
  by?: { id: string; name: string };
  details?: Record<string, string>;
  mail?: string;
  milestone?: string;
  told?: { to: string; status: string; delivery?: { state: string } }[];
};
type Packed = { reference: string; outcome?: { what: string }; timeline: Moment[]; head: string };

let academy: Academy;
let chosen: Team;
let other: Team;
let before: { csv: string; json: string };
const admin = () => academy.admins[0].browser;
const ofPanel = (index: number) => academy.panel[index as 0];
const momentsOf = async ({ id }: Team) =>
  (await done(admin().get(`/admin/applications/${id}/timeline`)))['moments'] as Moment[];
const whatOf = async (team: Team, what: string) =>
  (await momentsOf(team)).filter((moment) => moment.what === what);
const historyOf = async () =>
  (await done(admin().get('/admin/report/history')))['history'] as Moment[];

beforeAll(async () => {
  academy = await openAcademy();
  [chosen, other] = (await sentTeams(academy, 2)) as [Team, Team];
  const formula = await aDraft(academy);
  await done(formula.browser.api('PATCH', '/api/application', { teamName: '=1+1' }));
  await done(formula.browser.api('POST', '/api/application/send'));
  await judge(academy, [chosen, other], ['shortlisted', 'not-shortlisted']);
  before = {
    csv: (await admin().page('/admin/report/decisions.csv')).text,
    json: (await admin().page('/admin/report/decisions.json')).text,
  };
});
afterAll(() => academy.stop());

describe('who saw an application', () => {
  const open = (index: number, { id }: Team) =>
    ofPanel(index).browser.page(`/panel/applications/${id}`);

  it('is noted once for each person and day, and not for whom it was not open to', async () => {
    await done(
      ofPanel(1).browser.post(`/panel/applications/${chosen.id}/conflict`, { conflict: 'yes' }),
    );
    for (const index of [0, 0, 1, 2]) await open(index, chosen);
    await admin().page(`/admin/applications/${chosen.id}`);
    await admin().get(`/admin/applications/${chosen.id}`);
    const seen = await whatOf(chosen, 'saw');
    expect(seen.map(({ by }) => by?.id)).toEqual([ofPanel(0).id, academy.admins[0].id]);
  });

  it('is noted again on another day', async () => {
    await academy.pump.moveTo(plus(academy.clock.now(), DAY));
    await Promise.all([1, 2, 3].map(() => open(0, chosen)));
    const seen = await whatOf(chosen, 'saw');
    expect(seen.filter(({ by }) => by?.id === ofPanel(0).id)).toHaveLength(2);
  });
});

describe('the decision pack', () => {
  it('holds no outcome that is not out, only that somebody has set it', () => {
    expect(before.csv).not.toMatch(/shortlist/);
    expect(before.csv).not.toContain(FEEDBACK);
    expect(before.json).not.toContain(FEEDBACK);
    const { applications } = JSON.parse(before.json) as { applications: Packed[] };
    const set = applications.flatMap(({ timeline }) =>
      timeline.filter(({ what }) => what === 'set-outcome'),
    );
    expect(set.map(({ details }) => details)).toEqual([{}, {}, {}]);
  });

  it('says of each application who decided what, when and why, with its scores and its head', async () => {
    await confirm(academy);
    await done(academy.admins[1].browser.post('/admin/release/undo'));
    await confirm(academy);
    await academy.pump.moveTo(shortlistAt(academy.programme));
    await recommend(academy, [chosen]);
    await offer(academy, chosen);
    await academy.pump.moveTo(plus(academy.clock.now(), DAY));
    await answer(academy, chosen, 'accept');
    const reply = await admin().page('/admin/report/decisions.csv');
    expect(reply.head.get('content-disposition')).toBe('attachment; filename="decisions.csv"');
    const rows = parse(reply.text, { columns: true, bom: true }) as Record<string, string>[];
    const row = rows.find(({ team }) => team === chosen.teamName);
    const { reference, auditHead } = await academy.application(chosen.id);
    const [ada] = academy.admins;
    expect(row).toMatchObject({
      ...{ reference, status: 'In the cohort', scored_by: '1', score_median: '3' },
      ...{ need_median: '3', need_spread: '0', conflicts: ofPanel(1).name },
      ...{ outcome: 'shortlist', outcome_by: ada.name, outcome_set_by: ada.name },
      ...{ outcome_at: shortlistAt(academy.programme), interview: 'recommend' },
      ...{ interview_by: ofPanel(0).name, offer: 'offer', offer_by: ada.name, answer: 'accept' },
      ...{ history_entries: String(auditHead?.n), history_head: auditHead?.hash },
    });
    expect(rows.find(({ team }) => team === other.teamName)).toMatchObject({
      ...{ outcome: 'not-shortlist', outcome_feedback: FEEDBACK },
    });
    expect(rows.map(({ team }) => team)).toContain("'=1+1");
  });

  it('holds nothing that a team wrote', async () => {
    const { text, type } = await admin().page('/admin/report/decisions.json');
    expect(type).toBe('application/json; charset=utf-8');
    const { draft } = await academy.application(chosen.id);
    const written = [
      ...Object.values(draft.answers).filter((each) => each.length > 12),
      ...draft.members.map(({ email }) => email),
    ];
    expect(written.length).toBeGreaterThan(5);
    for (const words of written) expect(text).not.toContain(words);
    expect(text).not.toContain('livedExperience');
  });
});

describe('the timeline of an application', () => {
  it('tells from the beginning who did what, and which mails arrived', async () => {
    const moments = await momentsOf(chosen);
    expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted());
    const told = moments.map(({ what, mail }) => what ?? `mail ${mail}`);
    const story = [
      ...['start', 'send', 'mail receipt', 'declare-no-conflict', 'score'],
      ...['set-outcome', 'declare-conflict', 'confirm-release', 'undo-release', 'confirm-release'],
      ...['shortlist', 'recommend', 'offer', 'mail offer', 'accept'],
    ];
    let from = 0;
    for (const step of story) {
      const at = told.indexOf(step, from);
      expect(at, step).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    const receipt = moments.find(({ mail }) => mail === 'receipt');
    expect(receipt?.told?.[0]).toMatchObject({ status: 'sent', delivery: { state: 'delivered' } });
  });

  it('is a page in words, with the time there, and without what is private', async () => {
    const { text } = await admin().page(`/admin/applications/${chosen.id}/timeline`);
    const { name } = academy.admins[0];
    expect(text).toContain(`${name} (delivery team) set a pending outcome`);
    expect(text).toContain(`${ofPanel(1).name} (panel) declared a conflict of interest`);
    expect(text).toContain('Mail: Offer of a place');
    expect(text).toMatch(/: Delivered/);
    expect(text).toContain('9am on Monday 7 October 2024 (UK time)');
    const { answers } = (await academy.application(chosen.id)).draft;
    for (const id of ['access-needs', 'lived-experience-part']) {
      if (answers[id]) expect(text).not.toContain(answers[id]);
    }
  });
});

describe('the timeline of a team in its year', () => {
  it('tells of its own mails and of those of the programme, with whether they arrived', async () => {
    const start = academy.programme.milestones.find(({ event }) => event === 'action-period');
    await academy.pump.moveTo(plus(dueOf(academy.programme, start as Milestone), 15 * DAY));
    const moments = await momentsOf(chosen);
    const { members } = (await academy.application(chosen.id)).draft;
    for (const [mail, milestone, told] of [
      ['milestone', 'applications-close', 1],
      ['welcome', undefined, members.length],
      ['milestone', start?.id, members.length],
      ['coaching', undefined, 2],
    ] as const) {
      const found = moments.find((each) => each.mail === mail && each.milestone === milestone);
      expect(found?.told, `${mail} ${milestone}`).toHaveLength(told);
      expect(found?.told?.[0]).toMatchObject({ status: 'sent', delivery: { state: 'delivered' } });
    }
    expect((await momentsOf(other)).filter(({ mail }) => mail === 'coaching')).toEqual([]);
    const { text } = await admin().page(`/admin/applications/${chosen.id}/timeline`);
    expect(text).toContain('Mail: Coaching session');
    expect(text).toContain(`Mail: Date of the programme: ${start?.name}`);
  });
});

describe('the history of the programme', () => {
  it('holds each release and what was undone, and each file with who took it', async () => {
    await admin().page('/admin/report/applications.csv');
    await academy.admins[1].browser.page('/admin/report/members.csv');
    const history = await historyOf();
    const [one, two] = academy.admins.map(({ id }) => id);
    expect(history.map(({ what, by, details }) => [what, by?.id, details?.['file']])).toEqual([
      ['export-decisions', one, 'csv'],
      ['export-decisions', one, 'json'],
      ['confirm-release', one, undefined],
      ['undo-release', two, undefined],
      ['confirm-release', one, undefined],
      ['export-decisions', one, 'csv'],
      ['export-decisions', one, 'json'],
      ['export-applications', one, undefined],
      ['export-members', two, undefined],
    ]);
    const page = await admin().page('/admin/report/history');
    expect(page.text).toContain('undid the release of the outcomes');
    expect(page.text).toContain('took the members of the teams along as a file');
  });

  it('is whole, as is that of every application', async () => {
    expect((await verify(academy.programme.id)).problems).toEqual([]);
  });
});
