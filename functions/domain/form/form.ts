import type { Programme } from '../programme.ts';
import { ABOUT_MEMBER, ABOUT_TEAM, type Asked, consentAsked, equalityAsked } from './asked.ts';
import type { Question } from './question.ts';

/** A page of questions: a section of the programme. */
export type FormPage = { slug: string; title: string; questions: Question[] };

/** Slugs of the pages that every form has. */
export const RESERVED_SLUGS: readonly string[] = ['team', 'members', 'check'];

/** The pages of the programme's questions, in its order. */
export function pagesOf({ questions }: Pick<Programme, 'questions'>): FormPage[] {
  const titles = [...new Set(questions.map(({ section }) => section))];
  return titles.map((title) => ({
    title,
    slug: slugOf(title),
    questions: questions.filter(({ section }) => section === title),
  }));
}

/** A section's name as part of an address: `Support and costs` is `support-and-costs`. */
export function slugOf(section: string): string {
  const words = section
    .normalize('NFD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'questions';
}

/** Everything that the form asks, in the order of its pages: the columns of an export. */
export function allAsked(programme: Programme): Asked[] {
  return [
    ...aboutTeam(programme),
    ...pagesOf(programme).flatMap(({ questions }) => questions),
  ].concat(programme.consents.map(consentAsked));
}

/** The details of the team and of its members, with the choices of the programme. */
export function aboutTeam(programme: Programme): Asked[] {
  return [...Object.values(ABOUT_TEAM), ...aboutMember(programme)];
}

/** What is asked about each member, with the choices of the programme. */
export function aboutMember({ team }: Programme): Asked[] {
  const choices: Record<string, { id: string; name: string }[]> = {
    sector: team.sectors,
    payBand: team.payBands,
  };
  return Object.values(ABOUT_MEMBER).map((asked: Asked) => {
    const options = choices[asked.id]?.map(({ id, name }) => ({ value: id, label: name }));
    return options ? { ...asked, options } : asked;
  });
}

/** The questions of the equality form. */
export function equalityQuestions({ equality }: Programme): Asked[] {
  return equality.questions.map(equalityAsked);
}
