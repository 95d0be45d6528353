import type { Draft } from '../application.ts';
import { whatBlocksSending } from '../check-application.ts';
import type { Programme } from '../programme.ts';
import { type FieldPage, fieldPages, readField } from './fields.ts';

/** How far a task is: computed from the answers, never stored. */
export type Progress = 'completed' | 'in-progress' | 'not-started' | 'optional';

/** A task of the draft's list. */
export type Task = { slug: string; title: string; href: string; progress: Progress };

/** The tasks of a draft, in order: its people, the team, each section. */
export function tasksOf(programme: Programme, draft: Draft): Task[] {
  const missing = new Set(whatBlocksSending(programme, draft).map(({ field }) => field));
  const people: Task = {
    slug: 'members',
    title: 'People in your team',
    href: '/application/members',
    progress: missing.has('members') ? 'in-progress' : 'completed',
  };
  const pages = fieldPages(programme, draft).map((page) => ({
    ...{ slug: page.slug, title: page.title, href: pageHref(page.slug) },
    progress: progressOf(page, draft, missing),
  }));
  return [people, ...pages];
}

/** The address of a page of the form. */
export function pageHref(slug: string): string {
  return `/application/pages/${slug}`;
}

/** Problems name questions; on pages a question's field has a name of its own. */
export function fieldOfProblem(programme: Programme, field: string): string {
  return programme.questions.some(({ id }) => id === field) ? `answer.${field}` : field;
}

/** Where a problem is put right. */
export function hrefOfProblem(programme: Programme, draft: Draft, field: string): string {
  if (field === 'members') return '/application/members';
  const name = fieldOfProblem(programme, field);
  const page = fieldPages(programme, draft).find(({ fields }) =>
    fields.some((each) => each.name === name),
  );
  return page ? `${pageHref(page.slug)}#${name}` : `#${name}`;
}

function progressOf({ fields }: FieldPage, draft: Draft, missing: Set<string>): Progress {
  const own = (name: string) => readField(draft, name).trim() !== '';
  const asked = fields.filter(({ name }) => name !== 'contactId');
  const open = asked.some(({ asked: { id } }) => missing.has(id));
  if (asked.some(({ name }) => own(name))) return open ? 'in-progress' : 'completed';
  return asked.some(({ asked: { required } }) => required) ? 'not-started' : 'optional';
}
