import * as z from 'zod/mini';
import { QuestionInFile } from './form/complete-question.ts';
import { programmeSchema } from './programme.ts';

/**
 * A programme as its file writes it: questions of the academy's bank by their id alone. Parsing completes
 * them, and a completed programme is a valid file again. Only those who read files need this; doors read
 * the completed programme.
 */
export const ProgrammeFile = z.extend(programmeSchema(), {
  questions: z
    .array(QuestionInFile)
    .check(z.minLength(1), z.maxLength(60))
    .check(z.describe('The form, in order')),
});
