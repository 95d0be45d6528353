import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { bookSlot } from '../../functions/adapters/bookings.ts';
import { cancelSlot, withoutInterview } from '../../functions/adapters/cancel-slot.ts';
import { changePanel } from '../../functions/adapters/change-panel.ts';
import { correctOutcome } from '../../functions/adapters/correct-outcome.ts';
import { listPeople, savePeople } from '../../functions/adapters/people.ts';
import { addSlots, findSlot, listSlots } from '../../functions/adapters/slots.ts';
import type { LedgerEntry } from '../../functions/domain/mails.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import type { SlotSeat } from '../../functions/domain/slots.ts';
import { type Asked, meddle } from '../fixtures/meddle.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, aShortlistedOneIn, decideNow, RELEASED, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
let programme: Programme;
let panel: SlotSeat[];
let days = 13;
beforeAll(async () => {
  table = await startTable();
  programme = ownCopy(theProgramme());
  await store(programme, '2024-08-20T10:00:00.000Z');
  await savePeople(
    programme.id,
    programme.panel.seats.map(({ id, name }) => ({
      name: `${name} member`,
      email: `${id}@panel.example`,
      roles: ['panel'] as const,
      seat: id,
    })) as Parameters<typeof savePeople>[1],
  );
  panel = (await listPeople(programme.id, 'panel')).map(({ id, name, seat = '' }) => ({
    personId: id,
    ...{ name, seat },
  }));
});
afterAll(() => table.stop());

const three = () => panel.filter(({ seat }) => seat !== 'carer');
const others = () => panel.filter(({ seat }) => seat !== 'qi-professional');

/** Two times on a day of their own. */
async function twoSlots(requestId = newId(), seats = three()) {
  days += 1;
  return addSlots(programme, {
    from: `2024-10-${days}T09:00:00.000Z`,
    to: `2024-10-${days}T10:00:00.000Z`,
    place: 'Room 4',
    panel: seats,
    requestId,
  });
}

const book = (applicationId: string, slotId = '') =>
  bookSlot({ programme, applicationId, slotId, by: TEAM, now: RELEASED, newId });

async function mailsOf(id: string, kind: string): Promise<LedgerEntry[]> {
  return (await table.everything()).filter(
    (item) => item['pk'] === `APPLICATION#${id}` && item['kind'] === kind,
  ) as unknown as LedgerEntry[];
}

describe('adding times', () => {
  it('adds a series once, however often the form is sent', async () => {
    const before = (await listSlots(programme.id)).length;
    const request = newId();
    const slots = await twoSlots(request);
    days -= 1;
    expect(await twoSlots(request)).toEqual(slots);
    expect(await listSlots(programme.id)).toHaveLength(before + 2);
  });

  it('refuses a panel whose member is elsewhere at that time', async () => {
    await twoSlots();
    days -= 1;
    await expect(twoSlots()).rejects.toMatchObject({
      name: 'InputInvalid',
      problems: expect.arrayContaining([
        { field: 'panel', message: expect.stringMatching(/is on another panel at 10am on/) },
      ]),
    });
  });
});

describe('two admins at the same moment', () => {
  const at = (from: string, to: string, seats: SlotSeat[]) =>
    addSlots(programme, {
      from: `2024-10-${days}T${from}:00.000Z`,
      to: `2024-10-${days}T${to}:00.000Z`,
      ...{ place: '', panel: seats, requestId: newId() },
    });

  /** Both have read before either writes. */
  async function together(acts: Promise<unknown>[]) {
    let ready = () => {};
    const both = new Promise<void>((done) => {
      ready = done;
    });
    let waiting = acts.length;
    const before = async ({ command }: Asked) => {
      if (!command.startsWith('Transact')) return;
      waiting -= 1;
      if (waiting === 0) ready();
      await both;
    };
    const stop = meddle({ before });
    const results = await Promise.allSettled(acts);
    stop();
    return results;
  }

  it('open overlapping times for one panel member: one of them is told', async () => {
    days += 1;
    const results = await together([at('13:00', '14:00', three()), at('13:15', '14:15', others())]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'InputInvalid' },
    });
  });

  it('seat a substitute on one panel and open times with them: one of them is told', async () => {
    days += 1;
    const relaxed = {
      ...programme,
      interviews: { ...programme.interviews, panelSeats: 1, oneOf: [] },
    };
    const [slot] = await addSlots(relaxed, {
      from: `2024-10-${days}T13:00:00.000Z`,
      to: `2024-10-${days}T13:30:00.000Z`,
      ...{ place: '', panel: three().slice(2, 3), requestId: newId() },
    });
    const substitute = panel.filter(({ seat }) => seat === 'carer');
    const results = await together([
      changePanel({
        ...{ programme: relaxed, slotId: slot?.id ?? '', panel: substitute, reason: 'Lee is ill.' },
        ...{ by: ADA, now: RELEASED, newId },
      }),
      addSlots(relaxed, {
        from: `2024-10-${days}T13:15:00.000Z`,
        to: `2024-10-${days}T13:45:00.000Z`,
        ...{ place: '', panel: substitute, requestId: newId() },
      }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('booking a time', () => {
  it('is one transaction with the audit and the mails to team and panel', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    expect((await findSlot(programme.id, slot?.id ?? ''))?.heldBy).toBe(id);
    expect(await loadApplication(id)).toMatchObject({
      slotId: slot?.id,
      interviewAt: slot?.startsAt,
    });
    const mails = await mailsOf(id, 'interview-booked');
    expect(mails.filter(({ facts }) => facts['audience'] === 'panel')).toHaveLength(3);
    expect(mails).toHaveLength(5);
    expect(mails[0]?.facts).toMatchObject({ start: slot?.startsAt, version: '1', place: 'Room 4' });
    expect((await loadAudit(id)).map(({ what }) => what)).toContain('interview-booked');
  });

  it('lets the questions follow some days before', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    const [mail] = await mailsOf(id, 'interview-questions');
    expect(mail?.sendAt).toBe(`2024-10-${days - 3}T09:00:00.000Z`);
    expect(mail?.facts['questions']?.split('\n')).toEqual(programme.interviews.questions);
  });

  it('twice is one booking', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await Promise.all([book(id, slot?.id), book(id, slot?.id)]);
    await book(id, slot?.id);
    expect(await mailsOf(id, 'interview-booked')).toHaveLength(5);
  });

  it('of two teams gives it to one, and tells the other so', async () => {
    const [slot] = await twoSlots();
    const teams = [await aShortlistedOneIn(programme), await aShortlistedOneIn(programme)];
    const results = await Promise.allSettled(teams.map(({ id }) => book(id, slot?.id)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      reason: { name: 'SlotTaken', message: expect.stringContaining('Another team') },
    });
  });

  it('moves to another one: the first is free again, and calendars get a higher number', async () => {
    const [first, second] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, first?.id);
    await book(id, second?.id);
    expect((await findSlot(programme.id, first?.id ?? ''))?.heldBy).toBeUndefined();
    const [mail] = await mailsOf(id, 'interview-changed');
    expect(mail?.facts).toMatchObject({
      start: second?.startsAt,
      was: first?.startsAt,
      version: '2',
    });
    expect(await mailsOf(id, 'interview-cancelled')).toEqual([]);
  });

  it('with another panel takes it out of the calendars of those who are not on it', async () => {
    const [first] = await twoSlots();
    const [second] = await twoSlots(newId(), others());
    const { id } = await aShortlistedOneIn(programme);
    await book(id, first?.id);
    await book(id, second?.id);
    const gone = await mailsOf(id, 'interview-cancelled');
    const seats = new Set(second?.panel.map(({ personId }) => personId));
    const leaving = first?.panel.filter(({ personId }) => !seats.has(personId)) ?? [];
    expect(gone.map(({ to }) => to.name)).toEqual(leaving.map(({ name }) => name));
    expect(leaving).toHaveLength(1);
  });
});

describe('cancelling a time', () => {
  it('tells team and panel the reason, and lets the team choose again', async () => {
    const [slot, other] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    const cancel = () =>
      cancelSlot({
        ...{ programme, slotId: slot?.id ?? '', reason: 'The room is gone.' },
        ...{ by: ADA, now: RELEASED, newId },
      });
    await cancel();
    await cancel();
    expect(await findSlot(programme.id, slot?.id ?? '')).toBeUndefined();
    expect((await loadApplication(id)).slotId).toBeUndefined();
    const mails = await mailsOf(id, 'interview-cancelled');
    expect(mails).toHaveLength(5);
    expect(mails[0]?.facts).toMatchObject({ reason: 'The room is gone.', version: '2' });
    await book(id, other?.id);
    expect((await loadApplication(id)).interviewAt).toBe(other?.startsAt);
  });

  it('follows an outcome that is corrected: the time is free, and can be chosen again', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    const correct = (outcome: 'not-shortlisted' | 'shortlisted') =>
      correctOutcome({
        ...{ applicationId: id, outcome, feedback: 'Sorry.', reason: 'It was a mistake.' },
        ...{ by: ADA, requestId: newId(), now: RELEASED, newId },
      });
    await correct('not-shortlisted');
    expect((await findSlot(programme.id, slot?.id ?? ''))?.heldBy).toBeUndefined();
    expect(await mailsOf(id, 'interview-cancelled')).toHaveLength(5);
    await correct('shortlisted');
    expect((await loadApplication(id)).slotId).toBeUndefined();
    expect((await book(id, slot?.id)).slotId).toBe(slot?.id);
  });

  it('follows a withdrawal: the time is free for another team', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    await decideNow({
      ...{ applicationId: id, event: 'withdraw', by: TEAM, now: RELEASED },
      plan: (application) => withoutInterview(programme, application, RELEASED),
    });
    expect((await findSlot(programme.id, slot?.id ?? ''))?.heldBy).toBeUndefined();
    expect(await mailsOf(id, 'interview-cancelled')).toHaveLength(5);
  });
});

describe('a substitute on the panel', () => {
  it('is told, and so is whoever goes; the reason is in the audit', async () => {
    const [slot] = await twoSlots();
    const { id } = await aShortlistedOneIn(programme);
    await book(id, slot?.id);
    await changePanel({
      ...{ programme, slotId: slot?.id ?? '', panel: others(), reason: 'Quinn is ill.' },
      ...{ by: ADA, now: RELEASED, newId },
    });
    expect((await findSlot(programme.id, slot?.id ?? ''))?.panel).toEqual(others());
    expect(await mailsOf(id, 'interview-cancelled')).toHaveLength(1);
    const booked = (await mailsOf(id, 'interview-booked')).filter(
      ({ facts }) => facts['version'] === '2',
    );
    expect(booked).toHaveLength(1);
    const entry = (await loadAudit(id)).find(({ what }) => what === 'interview-panel-changed');
    const nameOf = (seat: string) => panel.find((one) => one.seat === seat)?.name;
    expect(entry?.details).toMatchObject({
      ...{ reason: 'Quinn is ill.', in: nameOf('carer'), out: nameOf('qi-professional') },
    });
    const asked = (await mailsOf(id, 'interview-questions')).filter(
      ({ facts }) => facts['audience'] === 'panel' && facts['version'] === '2',
    );
    expect(asked.map(({ to }) => to.name).sort()).toEqual(
      others()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('must keep the rule of composition', async () => {
    const [slot] = await twoSlots();
    await expect(
      changePanel({
        ...{ programme, slotId: slot?.id ?? '', panel: panel.slice(0, 2), reason: 'Why not.' },
        ...{ by: ADA, now: RELEASED, newId },
      }),
    ).rejects.toMatchObject({ name: 'InputInvalid' });
  });
});
