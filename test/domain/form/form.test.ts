import { describe, expect, it } from 'vitest';
import {
  answerProblems,
  answerSchema,
  answersFor,
} from '../../../functions/domain/form/answers.ts';
import type { Asked } from '../../../functions/domain/form/asked.ts';
import { BANK } from '../../../functions/domain/form/bank.ts';
import {
  answersJsonSchema,
  csvHeader,
  csvRow,
  memberCsvHeader,
} from '../../../functions/domain/form/export.ts';
import { allAsked, equalityQuestions, pagesOf } from '../../../functions/domain/form/form.ts';
import { readersOf } from '../../../functions/domain/form/readers.ts';
import { parseProgramme } from '../../../functions/domain/lint-programme.ts';
import { aFullDraft } from '../../fixtures/applications.ts';
import { harbour, programmeFile, theProgramme } from '../../fixtures/programmes.ts';

const PROGRAMMES = [theProgramme(), harbour()];
const ASKED = PROGRAMMES.flatMap((programme) =>
  [...allAsked(programme), ...equalityQuestions(programme)].map(
    (asked) => [programme.id, asked.id, asked] as const,
  ),
);

/** What is missing of a question before people can be asked it. */
function lacks(asked: Partial<Asked>): string[] {
  const texts = [
    'id',
    'label',
    'missing',
    'wrong',
    'csv',
    'purpose',
    'retention',
    'seenBy',
  ] as const;
  const limits = { text: asked.maxWords, number: asked.max, line: asked.maxCharacters };
  return [
    ...texts.filter((field) => !asked[field]?.trim()),
    ...(typeof asked.inMail === 'boolean' ? [] : ['inMail']),
    ...(asked.kind && asked.kind in limits && !limits[asked.kind as 'text'] ? ['limit'] : []),
    ...(asked.kind === 'choice' && asked.id !== 'contactId' && !asked.options?.length
      ? ['options']
      : []),
  ];
}

describe('every question', () => {
  it.each(ASKED)('of %s has all that it needs: %s', (_programme, _id, asked) => {
    expect(lacks(asked)).toEqual([]);
    expect(asked.missing).toMatch(/^(Enter|Select|Confirm|Add) ?[^.]*[^ ]|^Confirm: /);
    expect(answerSchema(asked)).toBeDefined();
  });

  it('that lacks one of them is found', () => {
    const [, , whole] = ASKED[0] ?? [];
    for (const field of [
      'label',
      'missing',
      'wrong',
      'csv',
      'purpose',
      'retention',
      'seenBy',
      'inMail',
    ])
      expect(lacks({ ...whole, [field]: undefined })).toEqual([field]);
  });

  it('of the bank keeps texts and private answers out of mails', () => {
    for (const asked of Object.values(BANK) as Pick<Asked, 'inMail' | 'kind' | 'seenBy'>[]) {
      expect(asked.inMail && asked.kind === 'text').toBe(false);
      expect(asked.inMail && asked.seenBy !== 'scorers').toBe(false);
    }
  });

  it('has an error text of its own where something is missing, and where it is wrong', () => {
    for (const [, , asked] of ASKED) {
      const values = { text: 'w '.repeat(2000), number: 'many', line: 'x'.repeat(999) };
      const wrong = { ...values, email: 'nowhere', choice: 'none', tick: 'no' }[asked.kind];
      if (asked.required) expect(answerProblems(asked, ' ')[0]?.message).toBe(asked.missing);
      if (asked.id === 'contactId') continue;
      const [problem] = answerProblems(asked, wrong);
      expect(problem?.message, asked.id).toMatch(/^[A-Z][^{}]+$/);
    }
  });
});

describe('who reads an answer', () => {
  it('is told for each; scorers never see what a team needs, costs or has lived through', () => {
    const [programme] = PROGRAMMES;
    const hidden = allAsked(programme as never).filter(
      (asked) => !readersOf(asked).includes('scorers'),
    );
    expect(hidden.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        ...['teamName', 'livedExperience', 'name', 'email', 'organisation', 'payBand'],
        ...['lived-experience-people', 'lived-experience-sessions', 'access-needs'],
      ]),
    );
  });

  it('is one projection: the answers of a reader, in words', () => {
    const programme = theProgramme();
    const draft = aFullDraft(programme);
    const ids = (reader: Parameters<typeof answersFor>[2]) =>
      answersFor(programme, draft, reader).map(({ question }) => question.id);
    expect(ids('delivery-team')).toEqual(programme.questions.map(({ id }) => id));
    expect(ids('schedulers')).toContain('access-needs');
    expect(ids('schedulers')).not.toContain('lived-experience-people');
    expect(ids('scorers')).not.toContain('access-needs');
    const protectedTime = answersFor(programme, draft, 'scorers').find(
      ({ question }) => question.id === 'protected-time',
    );
    expect(protectedTime?.answer).toBe('Yes');
  });
});

describe('the programme’s file', () => {
  it('picks from the bank by id, orders the pages and sets the limits', () => {
    const pages = pagesOf(theProgramme());
    expect(pages.map(({ slug }) => slug)).toEqual([
      'problem-and-aim',
      'support-and-costs',
      'access-needs',
    ]);
    expect(pages[0]?.questions[0]).toMatchObject({ ...BANK.improvement, maxWords: 200 });
  });

  it('can bring questions of its own, with as few words as it likes', () => {
    const file = programmeFile('harbour-2026') as { questions: object[] };
    file.questions[0] = {
      ...{ id: 'place', section: 'Your plan', label: 'Where?', kind: 'text' },
      ...{ maxWords: 50, required: true, seenBy: 'scorers' },
    };
    const [question] = parseProgramme(file).questions;
    expect(question).toMatchObject({
      missing: 'Enter an answer to “Where?”',
      wrong: 'Shorten “Where?” by {over}',
      csv: 'place',
      inMail: false,
    });
  });

  it('read again after it has been completed says the same', () => {
    for (const programme of PROGRAMMES) {
      expect(parseProgramme(JSON.parse(JSON.stringify(programme)))).toEqual(programme);
    }
  });
});

describe('from the same definition', () => {
  it.each(PROGRAMMES)('come the columns of $id', (programme) => {
    const header = csvHeader(programme);
    const draft = aFullDraft(programme);
    expect(new Set(header).size).toBe(header.length);
    expect(csvRow(programme, '7KMX-42QX', draft)).toHaveLength(header.length);
    expect(memberCsvHeader(programme)).toContain('member_email');
  });

  it('comes a JSON Schema with every question, its choices and what must be there', () => {
    const schema = answersJsonSchema(theProgramme()) as {
      properties: Record<string, { enum?: string[]; description: string }>;
      required: string[];
    };
    expect(Object.keys(schema.properties)).toEqual(theProgramme().questions.map(({ id }) => id));
    expect(schema.properties['protected-time']?.enum).toEqual(['yes', 'no', 'not-yet']);
    expect(schema.properties['improvement']?.description).toContain('Up to 200 words.');
    expect(schema.required).not.toContain('access-needs');
  });
});
