import type { Draft, Member } from '../application.ts';
import type { Programme } from '../programme.ts';
import { answerInWords } from './answers.ts';
import { ABOUT_TEAM, consentAsked } from './asked.ts';
import { aboutMember } from './form.ts';

/** Columns of an export of applications: one row each; members have a file of their own. */
export function csvHeader(programme: Programme): string[] {
  return ['reference', ...columns(programme).map(({ csv }) => csv)];
}

/** The row of one application under `csvHeader`; choices in words. */
export function csvRow(programme: Programme, reference: string, draft: Draft): string[] {
  return [reference, ...columns(programme).map(({ read }) => read(draft))];
}

/** Columns of an export of members: one row each. */
export function memberCsvHeader(programme: Programme): string[] {
  return ['reference', ...aboutMember(programme).map(({ csv }) => csv)];
}

/** The row of one member under `memberCsvHeader`; choices in words. */
export function memberCsvRow(programme: Programme, reference: string, member: Member): string[] {
  const asked = aboutMember(programme);
  return [reference, ...asked.map((each) => answerInWords(each, member[each.id as keyof Member]))];
}

/**
 * The JSON Schema (draft 2020-12) of what can be answered to a programme's questions. Written out here:
 * zod's own writer would be 18 KB in every bundle, for texts and choices.
 */
export function answersJsonSchema(programme: Programme): Record<string, unknown> {
  const { questions } = programme;
  const properties = questions.map(
    (question) =>
      [
        question.id,
        {
          type: 'string',
          description: described(question),
          ...(question.kind === 'choice' && question.options
            ? { enum: question.options.map(({ value }) => value) }
            : {}),
        },
      ] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: questions.filter(({ required }) => required).map(({ id }) => id),
    additionalProperties: false,
  };
}

type Column = { csv: string; read: (draft: Draft) => string };

function columns(programme: Programme): Column[] {
  const { teamName, livedExperience, contactId } = ABOUT_TEAM;
  return [
    { csv: teamName.csv, read: (draft) => draft.teamName },
    {
      csv: livedExperience.csv,
      read: (draft) =>
        answerInWords(
          { ...livedExperience, options: [...livedExperience.options] },
          draft.livedExperience,
        ),
    },
    {
      csv: contactId.csv,
      read: ({ members, contactId: id }) => members.find((member) => member.id === id)?.email ?? '',
    },
    ...programme.questions.map((question) => ({
      csv: question.csv,
      read: (draft: Draft) => answerInWords(question, draft.answers[question.id] ?? ''),
    })),
    ...programme.consents.map((consent) => ({
      csv: consentAsked(consent).csv,
      read: (draft: Draft) => (draft.consents.includes(consent.id) ? 'yes' : 'no'),
    })),
  ];
}

function described({ label, hint, kind, maxWords, max }: Programme['questions'][number]): string {
  const limit =
    kind === 'text'
      ? `Up to ${maxWords} words.`
      : kind === 'number'
        ? `A whole number from 0 to ${max}, in digits.`
        : '';
  return [label, hint, limit].filter(Boolean).join(' ');
}
