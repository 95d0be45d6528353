import { html } from 'hono/html';
import type { Application } from '../domain/application.ts';
import { type Progress, type Task, tasksOf } from '../domain/form/journey.ts';
import { sendableUntil } from '../domain/may-send.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken } from '../domain/time.ts';
import { notificationBanner } from './components/notification-banner.ts';
import { type TaskListItem, taskList } from './components/task-list.ts';
import { enteredBanner } from './entered-banner.ts';
import { type Html, layout } from './layout.ts';

/** What the task list shows besides the draft. */
export type TaskListContext = {
  /** Whether something has just been saved. */
  saved: boolean;
  /** Whether one of the staff fills it in for the team. */
  entering: boolean;
};

/** A draft as a list of tasks, to be done in any order, by anybody of the team. */
export function taskListPage(
  programme: Programme,
  application: Application,
  { saved, entering }: TaskListContext,
): string {
  const tasks = tasksOf(programme, application.draft);
  const done = tasks.every(({ progress }) => progress === 'completed' || progress === 'optional');
  return layout({
    title: 'Your application',
    academy: programme,
    content: html`${entering ? enteredBanner(application) : ''}${saved ? notificationBanner({ text: SAVED, type: 'success' }) : ''}
<h1>Your application</h1>
<p>Reference <strong class="academy-reference">${application.reference}</strong>. ${deadline(programme, application)}</p>
${progressWords(tasks)}
<h2>Your team</h2>${taskList({ items: tasks.slice(0, 2).map(itemOf), idPrefix: 'team' })}
<h2>Your answers</h2>${taskList({ items: tasks.slice(2).map(itemOf), idPrefix: 'answers' })}
<h2>Send</h2>${taskList({ items: [sendItem(done)], idPrefix: 'send' })}
<p>You can stop at any time. Everything is kept, and everybody in your team can come back by their own link.</p>`,
  });
}

const SAVED = 'Saved. You can close this page, and come back by the link in your email.';

function deadline(programme: Programme, application: Application): string {
  const until = spoken(sendableUntil(programme, application), programme.timeZone);
  return application.lateUntil
    ? `Applications have closed, but your team may still send this one, once, until ${until}.`
    : `It is a draft. Send it by ${until}.`;
}

function progressWords(tasks: Task[]): Html {
  const needed = tasks.filter(({ progress }) => progress !== 'optional');
  const done = needed.filter(({ progress }) => progress === 'completed').length;
  return done === needed.length
    ? html`<p>Everything that is needed is there.</p>`
    : html`<p>${done} of ${needed.length} parts are complete.</p>`;
}

function itemOf({ title, href, progress }: Task): TaskListItem {
  return { title: { text: title }, href, status: STATUS[progress] };
}

function sendItem(done: boolean): TaskListItem {
  const title = { text: 'Check your answers and send' };
  return done
    ? { title, href: '/application/check', status: { tag: { text: 'Ready', classes: BLUE } } }
    : { title, href: '/application/check', status: { text: 'Not ready to send yet' } };
}

const BLUE = 'govuk-tag--blue';

const STATUS: Record<Progress, TaskListItem['status']> = {
  completed: { text: 'Completed' },
  'in-progress': { tag: { text: 'In progress', classes: 'govuk-tag--light-blue' } },
  'not-started': { tag: { text: 'Not started', classes: BLUE } },
  optional: { tag: { text: 'Optional', classes: 'govuk-tag--grey' } },
};
