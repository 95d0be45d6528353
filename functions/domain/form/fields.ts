import type { Draft, Member } from '../application.ts';
import type { Programme } from '../programme.ts';
import { ABOUT_TEAM, type Asked } from './asked.ts';
import { pagesOf } from './form.ts';

/** Something asked, under the name that it has on a page; problems and links use the same name. */
export type Field = { name: string; asked: Asked };

/** A page of the form: what it is called, its address, and what it asks. */
export type FieldPage = { slug: string; title: string; fields: Field[] };

/** The pages of a draft that ask questions, in order: the team as a whole, then the programme's sections. */
export function fieldPages(programme: Programme, draft: Draft): FieldPage[] {
  const about = { slug: 'team', title: 'About your team', fields: teamFields(draft) };
  const sections = pagesOf(programme).map(({ slug, title, questions }) => ({
    slug,
    title,
    fields: questions.map((asked) => ({ name: answerName(asked.id), asked })),
  }));
  return [about, ...sections];
}

/** The name of a question's field. */
export function answerName(questionId: string): string {
  return `answer.${questionId}`;
}

/** The name under which a member is kept apart from others who change the draft. */
export function memberName(memberId: string): string {
  return `member.${memberId}`;
}

/** What a draft holds in a field, as text; a member as JSON, so that two can be compared. */
export function readField(draft: Draft, name: string): string {
  const [kind, id = ''] = split(name);
  if (kind === 'answer') return draft.answers[id] ?? '';
  if (kind === 'member') {
    const member = draft.members.find((each) => each.id === id);
    return member ? memberText(member) : '';
  }
  if (name === 'consents') return JSON.stringify(draft.consents);
  return name === 'teamName' || name === 'livedExperience' || name === 'contactId'
    ? draft[name]
    : '';
}

/** The draft with another value in a field; an empty member is taken out of the team. */
export function withField(draft: Draft, name: string, value: string): Draft {
  const [kind, id = ''] = split(name);
  if (kind === 'answer') return { ...draft, answers: { ...draft.answers, [id]: value } };
  if (kind === 'member') return { ...draft, members: withMember(draft.members, id, value) };
  if (name === 'consents') return { ...draft, consents: JSON.parse(value) };
  return { ...draft, [name]: value };
}

function teamFields({ members }: Draft): Field[] {
  const { teamName, livedExperience, contactId } = ABOUT_TEAM;
  const options = members.map(({ id, name }) => ({ value: id, label: name }));
  const choices: Asked[] = members.length > 1 ? [{ ...contactId, options }] : [];
  return [teamName, livedExperience, ...choices].map((asked: Asked) => ({ name: asked.id, asked }));
}

function withMember(members: Member[], id: string, value: string): Member[] {
  if (value === '') return members.filter((each) => each.id !== id);
  const member = JSON.parse(value) as Member;
  const known = members.some((each) => each.id === id);
  return known ? members.map((each) => (each.id === id ? member : each)) : [...members, member];
}

/** A member as the text of their field; the table hands attributes out in any order. */
export function memberText(member: Member): string {
  const { id, name, email, organisation, sector, role, payBand } = member;
  return JSON.stringify({ id, name, email, organisation, sector, role, payBand });
}

function split(name: string): string[] {
  return name.split(/\.(.*)/s);
}
