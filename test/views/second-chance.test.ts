import { describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { interviewsEnd } from '../../functions/domain/timetable.ts';
import { chooseSlotPage } from '../../functions/views/choose-slot-page.ts';
import { MAILS } from '../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../functions/views/mails/render-mail.ts';
import { slotsPage } from '../../functions/views/slots-page.ts';
import { statusPage } from '../../functions/views/team-pages.ts';
import { exampleOf } from '../../lib/mails/example.ts';
import { anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const before = plus(interviewsEnd(programme), -MINUTE);
const after = plus(interviewsEnd(programme), MINUTE);
const application = anApplication(programme, { status: 'shortlisted' });

/** The mail about another chance, as recorded at an instant, with what times are free. */
function mailAt(recordedAt: string, slots: string) {
  const mail = MAILS.find(({ kind }) => kind === 'interview-another-chance');
  if (!mail) throw new Error('There is no such mail');
  const context = exampleOf(mail, programme);
  const facts = { ...context.entry.facts, slots };
  return renderMail({ ...context, entry: { ...context.entry, recordedAt, facts } }, 'https://a');
}

describe('once the days of interviews are over', () => {
  const view = { programme, application, requestId: 'r', problems: [] };

  it('the mail about another chance asks nobody to choose a time where none is free', () => {
    const { subject, text } = mailAt(after, '');
    expect(subject).toBe('We missed you: let us agree another time');
    expect(text).toContain('we write to your team’s contact to agree a time');
    expect(text).not.toContain('Choose another time');
    for (const { subject: asks } of [mailAt(before, ''), mailAt(after, plus(after, MINUTE))]) {
      expect(asks).toBe('We missed you: please choose another time');
    }
  });

  it('the page of a team does not promise times, and says who writes to whom', () => {
    const choosing = (now: string) => chooseSlotPage({ ...view, now, slots: [] });
    expect(choosing(before)).toContain('look again tomorrow');
    expect(choosing(after)).toContain('We write to your team’s contact to agree a time.');
    expect(statusPage({ ...view, now: before })).toContain('Choose a time for the interview');
    expect(statusPage({ ...view, now: after })).toContain('See whether a time is free');
  });

  it('times are added for tomorrow, not for the first day of interviews', () => {
    const rest = { programme, rows: [], unbooked: [], members: [], problems: [], typed: {} };
    const dayAt = (now: string) =>
      /name="date"[^>]*value="([^"]*)"/.exec(slotsPage({ ...rest, now, requestId: 'r' }))?.[1];
    expect(dayAt('2024-10-08T08:00:00.000Z')).toBe('2024-10-14');
    expect(dayAt('2024-10-25T22:59:00.000Z')).toBe('2024-10-26');
    expect(dayAt('2024-10-25T23:01:00.000Z')).toBe('2024-10-27');
  });
});
