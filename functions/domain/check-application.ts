import type { Draft, Member } from './application.ts';
import type { Problem } from './errors.ts';
import { answerProblems } from './form/answers.ts';
import { ABOUT_TEAM, consentAsked } from './form/asked.ts';
import { aboutMember } from './form/form.ts';
import type { Programme } from './programme.ts';

/** What blocks sending (academy.md): too few or many members, a required answer missing or too long. */
export function whatBlocksSending(programme: Programme, draft: Draft): Problem[] {
  return [
    ...answerProblems(ABOUT_TEAM.teamName, draft.teamName),
    ...membersProblems(programme, draft.members),
    ...programme.questions.flatMap((question) =>
      answerProblems(question, draft.answers[question.id] ?? ''),
    ),
    ...programme.consents
      .filter((consent) => consent.required && !draft.consents.includes(consent.id))
      .map(consentAsked)
      .map(({ id, missing }) => ({ field: id, message: missing })),
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

/** Whether nothing is missing or wrong in a member's details. */
export function isComplete(programme: Programme, member: Member): boolean {
  return aboutMember(programme).every(
    (asked) => answerProblems(asked, member[asked.id as keyof Member]).length === 0,
  );
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
  return isComplete(programme, member)
    ? []
    : [{ field: 'members', message: `Complete the details of ${member.name}` }];
}

function sideOf(programme: Programme, member: Member): string | undefined {
  return programme.team.sectors.find((sector) => sector.id === member.sector)?.side;
}
