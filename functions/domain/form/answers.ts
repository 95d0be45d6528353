import * as z from 'zod/mini';
import type { Draft } from '../application.ts';
import type { Problem } from '../errors.ts';
import type { Programme } from '../programme.ts';
import type { Asked } from './asked.ts';
import type { Question } from './question.ts';
import { type Reader, readersOf } from './readers.ts';

/** Words as people count them. */
export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length;
}

/**
 * What an answer must be for the application to be sent, as a schema: its messages are those of the form.
 * All answers are texts; a number is written in digits.
 */
export function answerSchema(asked: Asked): z.ZodMiniType<string> {
  const { kind, required, missing, options = [] } = asked;
  const values = options.map(({ value }) => value);
  if (kind === 'choice' && values.length > 0) {
    const some = required ? values : [...values, ''];
    return z.enum(some as [string, ...string[]], {
      error: ({ input }) => (isEmpty(input) ? missing : wrongWords(asked, '')),
    });
  }
  return z.string(missing).check(
    z.superRefine((answer, context) => {
      if (isEmpty(answer)) {
        if (required) context.addIssue({ code: 'custom', message: missing });
      } else if (!fits(asked, answer.trim())) {
        context.addIssue({ code: 'custom', message: wrongWords(asked, answer) });
      }
    }),
  );
}

/** The schemas of what is asked again and again, since making one costs more than using it. */
const ofAsked = new WeakMap<Asked, z.ZodMiniType<string>>();

/** What is wrong with an answer, if anything; `field` is the name it has on the form. */
export function answerProblems(asked: Asked, answer: string, field = asked.id): Problem[] {
  const schema = ofAsked.get(asked) ?? answerSchema(asked);
  ofAsked.set(asked, schema);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return [];
  return [{ field, message: parsed.error.issues[0]?.message ?? asked.wrong }];
}

/** An answer as people read it: the label of a choice, not its code. */
export function answerInWords(
  { kind, options }: Pick<Asked, 'kind' | 'options'>,
  answer: string,
): string {
  if (kind !== 'choice') return answer;
  return options?.find(({ value }) => value === answer)?.label ?? answer;
}

/** An answer beside its question. */
export type Answered = { question: Question; answer: string };

/** The one projection of what a team wrote: the answers that this reader may see, in words. */
export function answersFor(programme: Programme, draft: Draft, reader: Reader): Answered[] {
  return programme.questions
    .filter((question) => readersOf(question).includes(reader))
    .map((question) => ({
      question,
      answer: answerInWords(question, draft.answers[question.id] ?? ''),
    }));
}

function isEmpty(answer: unknown): boolean {
  return typeof answer !== 'string' || answer.trim() === '';
}

function fits(
  { kind, maxWords = 1000, max = 10_000, maxCharacters = 254 }: Asked,
  answer: string,
): boolean {
  switch (kind) {
    case 'text':
      return countWords(answer) <= maxWords;
    case 'number':
      return /^\d{1,6}$/.test(answer) && Number(answer) <= max;
    case 'email':
      return answer.length <= maxCharacters && z.email().safeParse(answer).success;
    case 'line':
      return answer.length <= maxCharacters;
    case 'tick':
      return answer === 'yes';
    case 'choice':
      return false;
  }
}

function wrongWords({ wrong, max = 10_000, maxWords = 1000 }: Asked, answer: string): string {
  const over = countWords(answer) - maxWords;
  return wrong
    .replace('{over}', `${over} ${over === 1 ? 'word' : 'words'}`)
    .replace('{max}', String(max));
}
