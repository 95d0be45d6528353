import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, plus } from '../../functions/domain/time.ts';
import { dueOf } from '../../functions/domain/timetable.ts';
import { verify } from '../../lib/audit/verify.ts';
import { playSeason } from '../../lib/local/season/play.ts';
import { reportSeason, type SeasonReport } from '../../lib/local/season/report.ts';
import type { Stage } from '../../lib/local/season/stage.ts';
import { countUnits } from '../../lib/local/season/units.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

describe.each([
  ['the first programme', theProgramme(), 12],
  ['a quite different programme', harbour(), 6],
])('a season of %s', (_name, programme, applications) => {
  let academy: Academy;
  let stage: Stage;
  let report: SeasonReport;
  beforeAll(async () => {
    const units = countUnits();
    const dues = programme.milestones.map((milestone) => dueOf(programme, milestone)).sort();
    const from = plus(dues[0] ?? '', -DAY);
    academy = await openAcademy({ programme, at: from });
    stage = await playSeason(academy, programme, { applications, seed: 3, say: () => undefined });
    report = await reportSeason(academy, programme, { from, units });
  });
  afterAll(() => academy.stop());

  it('ends for everybody who applied, once', () => {
    const ended = Object.values(report.outcomes).reduce((sum, count) => sum + count, 0);
    expect(ended).toBe(report.reached.submitted);
    expect(report.reached.submitted).toBe(applications);
  });

  it('loses no mail and tells nobody twice', () => {
    expect(report.mails).toMatchObject({ lost: 0, duplicates: 0 });
    expect(report.mails.sent).toBeGreaterThan(applications);
  });

  it('fails no execution, and none lives longer than 290 days', () => {
    expect(report.executions.failed).toBe(0);
    expect(report.executions.longestDays).toBeLessThan(290);
  });

  it('announces every milestone at its instant', () => {
    expect(report.milestones).toHaveLength(programme.milestones.length);
    for (const { id, due, announcedAt } of report.milestones) expect(announcedAt, id).toBe(due);
  });

  it('leaves a history in which every entry is linked to the one before', async () => {
    const { problems, entries, before } = await verify(programme.id);
    expect({ problems, before }).toEqual({ problems: [], before: 0 });
    expect(entries).toBeGreaterThan(5 * applications);
  });

  it('never holds more places than there are', () => {
    expect(stage.mostHeld).toBeLessThanOrEqual(programme.places);
    expect(stage.mostHeld).toBeGreaterThan(0);
  });
});
