import * as z from 'zod';
import { BANK, isInBank } from './bank.ts';

const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens')
  .max(60);
const Text = z.string().trim().min(1).max(2000);

/**
 * Who may read an answer besides the team and the delivery team: the panel and those who schedule; those
 * who schedule alone; nobody else.
 */
export const SeenBy = z.enum(['scorers', 'schedulers', 'staff']);

/** How long an answer is kept; the days of each are the programme's `retention`. */
export const Retention = z.enum(['as-the-application', 'until-the-programme-ends']);

/** A question as a programme file writes it. With an id of the bank, the rest may be left out. */
const InFile = z.strictObject({
  id: Id.describe(
    'Stable name of the answer. One that the academy’s bank of questions knows (functions/domain/form/bank.ts) brings its words along',
  ),
  section: Text.describe('Heading of the page it stands on; pages come in the order of the list'),
  label: Text.optional().describe('The question as people read it'),
  hint: Text.optional().describe('One short sentence of help'),
  kind: z
    .enum(['text', 'choice', 'number'])
    .optional()
    .describe('text: words; choice: one of options; number: whole'),
  maxWords: z
    .number()
    .int()
    .min(10)
    .max(1000)
    .optional()
    .describe('Limit of a text answer, in words'),
  max: z.number().int().min(1).max(10_000).optional().describe('Greatest value of a number'),
  options: z
    .array(z.strictObject({ value: Id, label: Text }))
    .optional()
    .describe('What a choice can be'),
  required: z.boolean().optional().describe('Whether sending is blocked without it'),
  seenBy: SeenBy.optional().describe(
    'scorers: the panel reads and scores it; schedulers: those who arrange dates and rooms; staff: the delivery team alone',
  ),
  missing: Text.optional().describe('What is said when it is needed and not there: “Enter …”'),
  wrong: Text.optional().describe(
    'What is said when it does not fit; {over} stands for the words too many, {max} for the greatest number',
  ),
  csv: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case words joined by underscores')
    .max(60)
    .optional()
    .describe('Name of its column in exports; the id with underscores unless given'),
  purpose: Text.optional().describe('Why it is asked, for the privacy notice'),
  retention: Retention.optional().describe('How long the answer is kept'),
  inMail: z
    .boolean()
    .optional()
    .describe('Whether the answer may stand in a mail; never for texts and private answers'),
});

/** A question of the application form, complete: what a file leaves out comes from the bank or is made up here. */
export const Question = InFile.transform((asked, context): Question => {
  const known = isInBank(asked.id) ? BANK[asked.id] : undefined;
  for (const field of ['label', 'kind', 'required', 'seenBy'] as const) {
    if (asked[field] === undefined && known === undefined) {
      const message = `This field is missing. ${WANTED[field]}, or use the id of a question of the bank.`;
      context.issues.push({ code: 'custom', message, input: asked, path: [field] });
    }
  }
  const all = { ...known, ...asked };
  const { label = '', kind = 'text', required = true, seenBy = 'staff' } = all;
  const usual = usualWords(asked.id, label, kind, seenBy);
  return { ...usual, ...all, label, kind, required, seenBy } as Question;
});
/** A question with everything that the form, exports and the privacy notice need of it. */
export type Question = Omit<Written, Filled> & {
  [Field in Filled]: NonNullable<Written[Field]>;
};

type Written = z.infer<typeof InFile>;

type Filled =
  | 'label'
  | 'kind'
  | 'required'
  | 'seenBy'
  | 'missing'
  | 'wrong'
  | 'csv'
  | 'purpose'
  | 'retention'
  | 'inMail';

const WANTED = {
  label: 'Give the question as people read it',
  kind: 'Use one of: text, choice, number',
  required: 'Give true or false, without quotation marks',
  seenBy: 'Use one of: scorers, schedulers, staff',
};

/** Words for a question that a programme brings along without them. */
function usualWords(id: string, label: string, kind: Kind, seenBy: z.infer<typeof SeenBy>) {
  return {
    missing: `${kind === 'choice' ? 'Select' : 'Enter'} an answer to “${label}”`,
    wrong: WRONG[kind].replace('{label}', label),
    csv: id.replaceAll('-', '_').replace(/^(?=\d)/, 'q_'),
    purpose: PURPOSE[seenBy],
    retention: 'as-the-application' as z.infer<typeof Retention>,
    inMail: false,
  };
}

type Kind = 'text' | 'choice' | 'number';

const WRONG: Record<Kind, string> = {
  text: 'Shorten “{label}” by {over}',
  choice: 'Select one of the answers to “{label}”',
  number: 'Enter a whole number from 0 to {max} for “{label}”',
};

const PURPOSE = {
  scorers: 'To compare the applications fairly',
  schedulers: 'To arrange dates and rooms that suit the team',
  staff: 'To plan the programme',
};
