import * as z from 'zod';

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

/** A question with everything that the form, exports and the privacy notice need of it. */
export const Question = z.strictObject({
  id: Id.describe(
    'Stable name of the answer. One that the academy’s bank of questions knows (functions/domain/form/bank.ts) brings its words along',
  ),
  section: Text.describe('Heading of the page it stands on; pages come in the order of the list'),
  label: Text.describe('The question as people read it'),
  hint: Text.optional().describe('One short sentence of help'),
  kind: z
    .enum(['text', 'choice', 'number'])
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
  required: z.boolean().describe('Whether sending is blocked without it'),
  seenBy: SeenBy.describe(
    'scorers: the panel reads and scores it; schedulers: those who arrange dates and rooms; staff: the delivery team alone',
  ),
  missing: Text.describe('What is said when it is needed and not there: “Enter …”'),
  wrong: Text.describe(
    'What is said when it does not fit; {over} stands for the words too many, {max} for the greatest number',
  ),
  csv: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case words joined by underscores')
    .max(60)
    .describe('Name of its column in exports; the id with underscores unless given'),
  purpose: Text.describe('Why it is asked, for the privacy notice'),
  retention: Retention.describe('How long the answer is kept'),
  inMail: z
    .boolean()
    .describe('Whether the answer may stand in a mail; never for texts and private answers'),
});

export type Question = z.infer<typeof Question>;
