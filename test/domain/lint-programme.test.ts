import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintProgramme, parseProgramme } from '../../functions/domain/lint-programme.ts';
import { harbour, programmeFile, theProgramme } from '../fixtures/programmes.ts';

/** `[severity path, part of the message]`. */
type Expected = [string, string];

/** The real file with one field changed; `undefined` removes it. */
function changed(path: string, value: unknown, file = 'qi4all-2024'): unknown {
  const programme = programmeFile(file);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<object>((each, key) => Reflect.get(each, key), programme);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return programme;
}

function lines(input: unknown): string[] {
  return lintProgramme(input).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
}

/** Moving one date changes the figures of usual findings; those are not new. */
function withoutFigures(line: string): string {
  const [path = '', ...message] = line.split(': ');
  return `${path}: ${message.join(': ').replaceAll(/\d+/g, '#')}`;
}

const USUAL = new Set(lines(programmeFile('qi4all-2024')).map(withoutFigures));

/** What the change adds to the findings of the real file. */
function added(path: string, value: unknown): string[] {
  return lines(changed(path, value)).filter((line) => !USUAL.has(withoutFigures(line)));
}

describe('the files of this repository', () => {
  it('reports every trap of the first timetable, and nothing else', () => {
    const traps: Expected[] = [
      [
        'warning offers.noneOpenAfter',
        '28 days from the shortlist to the start leave room for about 2 rounds',
      ],
      [
        'warning milestones[10].date',
        '400 days from its first milestone to its last, and 386 from opening',
      ],
      ['warning milestones[0].date', 'weekend (Sunday 18 August 2024)'],
      ['warning milestones[1].date', 'weekend (Sunday 1 September 2024)'],
      ['warning milestones[2].date', 'weekend (Sunday 22 September 2024)'],
      ['warning milestones[8].date', 'Early May bank holiday'],
      ['warning milestones[5].date', 'same day as “Action Period 1 starts”'],
      ['warning milestones[5].date', 'in British Summer Time and “Learning Session 1'],
    ];
    const found = lines(programmeFile('qi4all-2024'));
    expect(found).toHaveLength(traps.length);
    for (const [index, [start, part]] of traps.entries()) {
      expect(found[index]).toContain(`${start}: `);
      expect(found[index]).toContain(part);
    }
  });

  it('finds the other programme usable, with its clock change', () => {
    expect(lines(programmeFile('harbour-2026'))).toEqual([
      expect.stringContaining('Atlantic Daylight Time'),
    ]);
  });

  it('gives a fresh programme with the defaults filled in', () => {
    const first = theProgramme();
    first.milestones.length = 0;
    expect(theProgramme().milestones).toHaveLength(11);
    expect(harbour().milestones[0]?.reminders).toEqual([]);
  });
});

const DRAFTS = [{ audience: 'drafts', daysBefore: 1 }];
const PERIOD = { event: 'action-period', audiences: ['coaches'] };

const ONE_CHANGE: [string, unknown, Expected][] = [
  // the calendar
  [
    'milestones[3].date',
    '2024-10-05',
    ['warning milestones[3].date', 'weekend (Saturday 5 October'],
  ],
  ['milestones[10].date', '2025-08-25', ['warning milestones[10].date', 'Summer bank holiday']],
  [
    'milestones[7].date',
    '2025-02-03',
    ['warning milestones[7].date', 'same day as “Learning Session 2'],
  ],
  ['offers.reserveListCloses', '2024-11-03', ['warning offers.reserveListCloses', 'weekend']],
  [
    'holidays',
    [{ date: '2025-05-05', name: 'Early May bank holiday' }],
    ['warning holidays', '2024'],
  ],
  // the clocks
  ['milestones[7].time', '01:30', ['', '']],
  ['timeZone', 'Europe/Dublin', ['warning milestones[5].date', 'the clocks change in between']],
  // what must be there once
  ['milestones[1].event', 'other', ['error milestones', '"applications-open"']],
  ['milestones[2].event', 'other', ['error milestones', '"applications-close"']],
  ['milestones[6].event', 'shortlist', ['error milestones[6].event', 'Only one milestone']],
  // the order
  [
    'interviews.from',
    '2024-10-07',
    ['error interviews.from', 'must come after “Shortlisted teams'],
  ],
  ['offers.from', '2024-10-25', ['error offers.from', 'must come after the last interview day']],
  [
    'offers.noneOpenAfter',
    '2024-11-04T09:00',
    ['error milestones[4].date', 'must come after the end'],
  ],
  [
    'offers.reserveListCloses',
    '2024-10-31',
    ['error offers.reserveListCloses', 'could go to nobody'],
  ],
  [
    'offers.reserveListCloses',
    '2024-11-05',
    ['warning offers.reserveListCloses', 'miss the start'],
  ],
  [
    'milestones[10].date',
    '2025-05-01',
    ['error milestones[10].date', 'must come after “Action Period 3'],
  ],
  // windows
  ['interviews.minutes', 240, ['', '']],
  ['shortlist.teams', 161, ['error interviews.to', '160 slots of 30 minutes: too few']],
  ['shortlist.teams', 158, ['warning interviews.to', 'not for 3 reserves as well']],
  ['offers.lapseAfterDays', 5, ['error offers.noneOpenAfter', 'before its 5 days are over']],
  ['offers.lapseTime', '17:01', ['error offers.noneOpenAfter', 'before its 4 days are over']],
  ['overdue.reviewDaysBefore', 15, ['warning overdue.reviewDaysBefore', 'nobody could have begun']],
  ['milestones[2].date', '2024-10-02', ['warning milestones[3].date', '2 working days']],
  // who is told
  [
    'milestones[0].audiences',
    ['applicants'],
    ['warning milestones[0].audiences[0]', 'not open yet'],
  ],
  ['milestones[3].audiences', ['drafts'], ['warning milestones[3].audiences[0]', 'cannot be sent']],
  ['milestones[3].audiences', ['cohort-teams'], ['warning milestones[3].audiences[0]', 'no place']],
  ['milestones[1].reminders', DRAFTS, ['warning milestones[1].reminders[0]', 'not open yet']],
  ['milestones[2].reminders[0].daysBefore', 30, ['warning milestones[2].reminders[0]', 'not open']],
  // people
  ['team.minMembers', 6, ['error team.minMembers', 'Use 5 or less']],
  ['team.sectors[1].side', 'other', ['error team.sectors', '"healthcare"']],
  ['places', 6, ['warning shortlist.teams', 'Only 5 teams are shortlisted for 6 places']],
  ['panel.quorum.oneOf[1]', 'neighbour', ['error panel.quorum.oneOf[1]', 'no seat "neighbour"']],
  ['overdue.escalateDaysLate', 1, ['error overdue.escalateDaysLate', 'higher number']],
  // the form and the scales
  ['questions[3].options', [], ['error questions[3].options', 'something to choose from']],
  ['questions[0].maxWords', undefined, ['error questions[0].maxWords', 'needs a limit']],
  ['questions[8].maxWords', 20, ['warning questions[8].maxWords', 'counted in words']],
  [
    'questions[8].options',
    [{ value: 'a', label: 'A' }],
    ['warning questions[8].options', 'Only a choice'],
  ],
  ['questions[0].inMail', true, ['error questions[0].inMail', 'must not stand in a mail']],
  ['questions[8].inMail', true, ['error questions[8].inMail', 'must not stand in a mail']],
  ['questions[10].seenBy', 'scorers', ['error questions[10].seenBy', 'must not see']],
  ['questions[0].section', 'Check', ['error questions[0].section', 'like that of another page']],
  ['rubric.criteria[1].anchors.6', 'More', ['error rubric.criteria[1].anchors.6', 'from 0 to 5']],
  ['rubric.criteria[1].anchors.0', undefined, ['error rubric.criteria[1].anchors', 'a score of 0']],
  [
    'rubric.criteria[1].anchors',
    { 0: 'No', 5: 'Yes' },
    ['warning rubric.criteria[1].anchors', 'middle'],
  ],
  ['progress.lowest', 5, ['error progress.lowest', 'under the highest rating, 5']],
  ['progress.step', 0.4, ['error progress.step', 'never arrive at 5']],
  ['progress.step', 0.1, ['', '']],
  // identifiers
  ['milestones[6].id', 'learning-session-1', ['error milestones[6].id', 'already used']],
  [
    'questions[3].options',
    [
      { value: 'new', label: 'New' },
      { value: 'new', label: 'Newer' },
    ],
    ['error questions[3].options[1].value', 'already used'],
  ],
  ['questions[1].csv', 'improvement', ['error questions[1].csv', 'already used']],
  ['consents[1].id', 'privacy-notice', ['error consents[1].id', 'already used']],
  ['panel.seats[1].id', 'carer', ['error panel.seats[3].id', 'already used']],
  ['rubric.criteria[1].id', 'need', ['error rubric.criteria[1].id', 'already used']],
  [
    'equality.questions[1].options[1]',
    'Female',
    ['error equality.questions[1].options[1]', 'used'],
  ],
  ['holidays[1].date', '2024-01-01', ['error holidays[1].date', 'already used']],
  // what the schema refuses
  ['places', undefined, ['error places', 'missing. Give a number']],
  ['places', 'five', ['error places', 'Give a number']],
  ['places', 0, ['error places', 'Use 1 or more']],
  ['places', 501, ['error places', 'Use 500 or less']],
  ['place', 5, ['error place', 'no such field']],
  ['name', ' ', ['error name', 'must not be empty']],
  ['organiser.email', 'academy', ['error organiser.email', 'email address']],
  ['timeZone', 'Sheffield', ['error timeZone', 'IANA time zone']],
  ['milestones[2].date', '2024-09-31', ['error milestones[2].date', 'a date that exists']],
  ['milestones[2].date', '1924-09-22', ['error milestones[2].date', 'this century']],
  ['milestones[2].time', '24:00', ['error milestones[2].time', '24-hour time']],
  [
    'milestones[2].event',
    'closing',
    ['error milestones[2].event', 'Use one of: applications-open'],
  ],
  ['milestones[2].audiences', [], ['error milestones[2].audiences', 'List at least 1']],
  [
    'offers.noneOpenAfter',
    '2024-02-31T17:00',
    ['error offers.noneOpenAfter', 'a date that exists'],
  ],
  [
    'rubric.criteria[0].anchors.high',
    'Yes',
    ['error rubric.criteria[0].anchors.high', 'whole number'],
  ],
  ['questions', 'none', ['error questions', 'list in square brackets']],
];

describe('one changed field', () => {
  it.each(ONE_CHANGE)('%s = %j', (path, value, [start, part]) => {
    const found = added(path, value);
    if (start === '') expect(found).toEqual([]);
    else {
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`${start}: `);
      expect(found[0]).toContain(part);
    }
  });

  it('reports that nothing announces the shortlist', () => {
    expect(added('milestones[3].event', 'other')).toContain(
      'error milestones: No milestone has the event "shortlist". Add one.',
    );
  });

  it('reports an opening after the deadline, and that nobody could be told', () => {
    expect(added('milestones[1].date', '2024-09-24')).toEqual([
      expect.stringContaining('error milestones[2].date: “Applications close” must come after'),
      expect.stringContaining('warning milestones[2].audiences[0]'),
      expect.stringContaining('warning milestones[2].reminders[0]'),
      expect.stringContaining('warning milestones[2].reminders[1]'),
      expect.stringContaining('warning milestones[2].reminders[2]'),
    ]);
  });

  it('reports all that a question lacks which the bank does not know', () => {
    expect(added('questions[0].id', 'salary')).toEqual(
      ['label', 'kind', 'required', 'seenBy'].map((field) =>
        expect.stringContaining(`error questions[0].${field}: This field is missing.`),
      ),
    );
  });

  it('reports a question that is asked twice, and its column', () => {
    expect(added('questions[1].id', 'improvement')).toEqual([
      expect.stringContaining('error questions[1].id: "improvement" is already used'),
      expect.stringContaining('error questions[1].csv: "improvement" is already used'),
    ]);
  });

  it('puts errors first', () => {
    const severities = lintProgramme(changed('holidays[1].date', '2024-01-01')).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual(severities.toSorted());
    expect(severities[0]).toBe('error');
  });

  it.each([
    ['does not exist', '2025-03-30', 'error', 'skip it'],
    ['comes twice', '2025-10-26', 'warning', 'comes twice'],
  ])('finds a local time that %s', (_, date, severity, part) => {
    const milestone = { id: 'late', name: 'Late', date, time: '01:30', ...PERIOD };
    const found = added('milestones[11]', milestone).filter((line) => line.includes('01:30'));
    expect(found).toEqual([expect.stringContaining(part)]);
    expect(found[0]).toContain(`${severity} milestones[11].date`);
  });

  it('finds a reminder at a local time that does not exist', () => {
    const path = 'milestones[11].reminders[0].daysBefore';
    const reminders = [{ audience: 'coaches', daysBefore: 1 }];
    const milestone = { id: 'late', name: 'Late', date: '2025-03-31', time: '01:30', reminders };
    expect(added('milestones[11]', { ...milestone, ...PERIOD })).toEqual([
      expect.stringContaining(`error ${path}: A reminder of “Late”`),
    ]);
  });

  it('reports the schema’s findings all at once', () => {
    expect(lines({ name: '', places: 0 }).length).toBeGreaterThan(15);
    expect(lines(null)).toEqual(['error the file: Give a group of fields in curly brackets here.']);
  });
});

describe('using a file', () => {
  it('refuses one with errors and lists them, one a line', () => {
    const file = changed('panel.quorum.oneOf', ['neighbour', 'friend']);
    expect(() => parseProgramme(file)).toThrow(
      expect.objectContaining({
        name: 'ProgrammeInvalid',
        message: expect.stringMatching(
          /^panel\.quorum\.oneOf\[0\]: .+\npanel\.quorum\.oneOf\[1\]: .+$/,
        ),
      }),
    );
  });

  it('accepts one with warnings', () => {
    expect(parseProgramme(programmeFile('qi4all-2024')).places).toBe(5);
  });
});

/** The path of every field of a file, lists and groups included. */
function paths(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => paths(each, `${at}.${key}`));
  return at === '' ? inner : [at, ...inner];
}

describe('any mistake', () => {
  const values = fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: -1, max: 600 }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('2000-01-01', '2099-12-31', '2099-12-31T23:59', '2024-03-31', '01:30', '00:00'),
    fc.constantFrom('other', 'shortlist', 'celebration', 'drafts', 'Pacific/Apia', 'UTC', 'text'),
    fc.jsonValue(),
  );

  it.each(['qi4all-2024', 'harbour-2026'])('in %s never makes the linter throw', (file) => {
    const fields = fc.constantFrom(...paths(programmeFile(file)));
    fc.assert(
      fc.property(fields, values, (path, value) => {
        for (const finding of lintProgramme(changed(path, value, file))) {
          expect(finding.message).toMatch(/\S.*[.]$/s);
          expect(finding.path).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('that is no programme at all never makes the linter throw', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(lintProgramme(input).length).toBeGreaterThan(0);
      }),
    );
  });
});
