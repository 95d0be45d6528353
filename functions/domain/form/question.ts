import * as z from 'zod/mini';

/** A question with everything that the form, exports and the privacy notice need of it. */
export type Question = z.infer<ReturnType<typeof makeSchema>>;

let schema: ReturnType<typeof makeSchema> | undefined;

/** The schema of a question, made on first use like the programme's. */
export function questionSchema() {
  schema ??= makeSchema();
  return schema;
}

/** The schemas of a stable name and of a text that people read, as a programme's file has them. */
export function wordSchemas() {
  const Id = z
    .string()
    .check(
      z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens'),
      z.maxLength(60),
    );
  const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
  return { Id, Text };
}

function makeSchema() {
  const { Id, Text } = wordSchemas();

  return z.strictObject({
    id: Id.check(
      z.describe(
        'Stable name of the answer. One that the academy’s bank of questions knows (functions/domain/form/bank.ts) brings its words along',
      ),
    ),
    section: Text.check(
      z.describe('Heading of the page it stands on; pages come in the order of the list'),
    ),
    label: Text.check(z.describe('The question as people read it')),
    hint: z.optional(Text).check(z.describe('One short sentence of help')),
    kind: z
      .enum(['text', 'choice', 'number'])
      .check(z.describe('text: words; choice: one of options; number: whole')),
    maxWords: z
      .optional(z.number().check(z.int(), z.minimum(10), z.maximum(1000)))
      .check(z.describe('Limit of a text answer, in words')),
    max: z
      .optional(z.int().check(z.minimum(1), z.maximum(10_000)))
      .check(z.describe('Greatest value of a number')),
    options: z
      .optional(z.array(z.strictObject({ value: Id, label: Text })))
      .check(z.describe('What a choice can be')),
    required: z.boolean().check(z.describe('Whether sending is blocked without it')),
    seenBy: z
      .enum(['scorers', 'schedulers', 'staff'])
      .check(
        z.describe(
          'scorers: the panel reads and scores it; schedulers: those who arrange dates and rooms; staff: the delivery team alone',
        ),
      ),
    missing: Text.check(z.describe('What is said when it is needed and not there: “Enter …”')),
    wrong: Text.check(
      z.describe(
        'What is said when it does not fit; {over} stands for the words too many, {max} for the greatest number',
      ),
    ),
    csv: z
      .string()
      .check(
        z.regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case words joined by underscores'),
        z.maxLength(60),
      )
      .check(z.describe('Name of its column in exports; the id with underscores unless given')),
    purpose: Text.check(z.describe('Why it is asked, for the privacy notice')),
    retention: z
      .enum(['as-the-application', 'until-the-programme-ends'])
      .check(z.describe('How long the answer is kept')),
    inMail: z
      .boolean()
      .check(
        z.describe('Whether the answer may stand in a mail; never for texts and private answers'),
      ),
  });
}
