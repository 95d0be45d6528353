import type { Draft, Member } from './application.ts';
import type { Problem } from './errors.ts';
import type { Programme, Question } from './programme.ts';

/** What blocks sending (academy.md): too few or many members, a required answer missing or too long. */
export function whatBlocksSending(programme: Programme, draft: Draft): Problem[] {
  return [
    ...(draft.teamName ? [] : [{ field: 'teamName', message: 'Enter the name of your team' }]),
    ...membersProblems(programme, draft.members),
    ...programme.questions.flatMap((question) =>
      answerProblems(question, draft.answers[question.id] ?? ''),
    ),
    ...programme.consents
      .filter((consent) => consent.required && !draft.consents.includes(consent.id))
      .map((consent) => ({ field: `consent.${consent.id}`, message: `Confirm: ${consent.label}` })),
  ];
}

/** What is wrong with answers as saved; a draft may lack them, but what is there must fit. */
export function whatDoesNotFit(programme: Programme, draft: Draft): Problem[] {
  const known = new Set(programme.questions.map((question) => question.id));
  const unknown = Object.keys(draft.answers)
    .filter((id) => !known.has(id))
    .map((id) => ({ field: id, message: 'This question is not on the form. Load the page again' }));
  const tooMany =
    draft.members.length > programme.team.maxMembers ? [tooManyMembers(programme)] : [];
  return [
    ...unknown,
    ...tooMany,
    ...draft.members.flatMap((member) => memberProblems(programme, member)),
  ];
}

/** What does not block, but makes a person look (academy.md: nobody is declined by a rule alone). */
export function whatAPersonShouldLookAt(programme: Programme, draft: Draft): string[] {
  const sides = new Set(draft.members.map((member) => sideOf(programme, member)));
  const findings: string[] = [];
  if (programme.team.mixtureExpected && !(sides.has('community') && sides.has('healthcare'))) {
    findings.push('The team does not mix community and healthcare organisations.');
  }
  if (programme.team.livedExperienceExpected && draft.livedExperience !== 'yes') {
    findings.push('The team has not said that it includes lived experience.');
  }
  return findings;
}

/** An answer as people read it: the label of a choice, not its code. */
export function answerInWords({ kind, options }: Question, answer: string): string {
  if (kind !== 'choice') return answer;
  return options?.find(({ value }) => value === answer)?.label ?? answer;
}

/** Words as people count them. */
export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length;
}

/** The sentence for a team that is full, used where a member is added and where one sends. */
export function tooManyMembers(programme: Programme): Problem {
  const { maxMembers } = programme.team;
  return {
    field: 'members',
    message: `A team can have at most ${maxMembers} people. Remove somebody before you add another`,
  };
}

function membersProblems(programme: Programme, members: Member[]): Problem[] {
  const { minMembers, maxMembers } = programme.team;
  if (members.length < minMembers) {
    const people = minMembers === 1 ? '1 person' : `${minMembers} people`;
    return [{ field: 'members', message: `Add at least ${people} to your team` }];
  }
  if (members.length > maxMembers) return [tooManyMembers(programme)];
  return members.flatMap((member) => memberProblems(programme, member));
}

function memberProblems(programme: Programme, member: Member): Problem[] {
  const complete =
    member.organisation !== '' &&
    programme.team.sectors.some(({ id }) => id === member.sector) &&
    programme.team.payBands.some(({ id }) => id === member.payBand);
  return complete ? [] : [{ field: 'members', message: `Complete the details of ${member.name}` }];
}

function answerProblems(question: Question, answer: string): Problem[] {
  if (answer.trim() === '') {
    const message = `${question.kind === 'choice' ? 'Select' : 'Enter'} an answer to “${question.label}”`;
    return question.required ? [{ field: question.id, message }] : [];
  }
  const message = misfit(question, answer);
  return message ? [{ field: question.id, message }] : [];
}

function misfit(question: Question, answer: string): string | undefined {
  switch (question.kind) {
    case 'text': {
      const over = countWords(answer) - (question.maxWords ?? 1000);
      return over > 0
        ? `Shorten “${question.label}” by ${over} ${over === 1 ? 'word' : 'words'}`
        : undefined;
    }
    case 'choice':
      return question.options?.some((option) => option.value === answer)
        ? undefined
        : `Select one of the answers to “${question.label}”`;
    case 'number': {
      const max = question.max ?? 10_000;
      return /^\d{1,6}$/.test(answer.trim()) && Number(answer) <= max
        ? undefined
        : `Enter a whole number from 0 to ${max} for “${question.label}”`;
    }
  }
}

function sideOf(programme: Programme, member: Member): string | undefined {
  return programme.team.sectors.find((sector) => sector.id === member.sector)?.side;
}
