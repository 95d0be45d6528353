import * as z from 'zod/mini';
import { BANK, isInBank } from './bank.ts';
import { type Question, questionSchema } from './question.ts';

/** A question as a programme file writes it. With an id of the bank, all but its section may be left out. */
export const QuestionInFile = z.pipe(
  z.partial(questionSchema(), {
    label: true,
    kind: true,
    required: true,
    seenBy: true,
    missing: true,
    wrong: true,
    csv: true,
    purpose: true,
    retention: true,
    inMail: true,
  }),
  z.transform((asked, context): Question => {
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
  }),
);

const WANTED = {
  label: 'Give the question as people read it',
  kind: 'Use one of: text, choice, number',
  required: 'Give true or false, without quotation marks',
  seenBy: 'Use one of: scorers, schedulers, staff',
};

/** Words for a question that a programme brings along without them. */
function usualWords(id: string, label: string, kind: Kind, seenBy: Question['seenBy']) {
  return {
    missing: `${kind === 'choice' ? 'Select' : 'Enter'} an answer to “${label}”`,
    wrong: WRONG[kind].replace('{label}', label),
    csv: id.replaceAll('-', '_').replace(/^(?=\d)/, 'q_'),
    purpose: PURPOSE[seenBy],
    retention: 'as-the-application' as Question['retention'],
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
