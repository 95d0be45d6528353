import { describe, expect, it } from 'vitest';
import { receiptFacts } from '../../functions/domain/receipt.ts';
import { aFullDraft } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();

/** A draft in which every answer can be told from every other. */
function canaries() {
  const draft = aFullDraft(programme);
  const answers = Object.entries(draft.answers).map(([id, answer]) => {
    const { kind } = programme.questions.find((question) => question.id === id) ?? {};
    return [id, kind === 'text' ? `CANARY ${id}` : answer];
  });
  return { ...draft, answers: Object.fromEntries(answers) as Record<string, string> };
}

describe('the facts of a receipt', () => {
  it('hold no text that the team wrote', () => {
    expect(JSON.stringify(receiptFacts(programme, canaries()))).not.toContain('CANARY');
  });

  it('name the questions that were answered, in the order of the form, but none that is private', () => {
    const facts = receiptFacts(programme, canaries());
    const open = programme.questions.filter(({ seenBy }) => seenBy === 'scorers');
    expect(facts['answered']?.split('\n')).toEqual(open.map(({ id }) => id));
  });

  it('leave out what was not answered', () => {
    const draft = canaries();
    const first = programme.questions[0]?.id ?? '';
    const { answered = '' } = receiptFacts(programme, {
      ...draft,
      answers: { ...draft.answers, [first]: '  ' },
    });
    expect(answered.split('\n')).not.toContain(first);
  });

  it('hold the answers, in words, of the questions that say inMail and of no other', () => {
    const { answered, ...answers } = receiptFacts(programme, canaries());
    const shown = programme.questions.filter(({ inMail }) => inMail);
    expect(Object.keys(answers)).toEqual(shown.map(({ id }) => `answer.${id}`));
    expect(answers['answer.idea-status']).toBe('Already under way');
  });
});
