import * as z from 'zod';
import { QuestionInFile } from './form/complete-question.ts';
import { Programme } from './programme.ts';

/**
 * A programme as its file writes it: questions of the academy's bank by their id alone. Parsing completes
 * them, and a completed programme is a valid file again. Only those who read files need this; doors read
 * the completed programme.
 */
export const ProgrammeFile = Programme.extend({
  questions: z.array(QuestionInFile).min(1).max(60).describe('The form, in order'),
});
