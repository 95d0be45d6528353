import { html } from 'hono/html';
import type { ToDo } from '../../domain/interviews.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken, spokenDate } from '../../domain/time.ts';
import { interviewsEnd } from '../../domain/timetable.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import type { TagOptions } from '../components/tag.ts';
import { taskList } from '../components/task-list.ts';
import type { Html } from '../layout.ts';
import type { PanelRow } from './list-page.ts';

/** An interview of one panel member. */
export type InterviewRow = {
  id: string;
  reference: string;
  /** ISO instant. */
  startsAt: string;
  place: string;
  toDo: ToDo;
  overdue: boolean;
  /** Left out where the panel member has a conflict of interest. */
  teamName?: string;
};

/** The interviews of a panel member in order of time, with what is to be done about each. */
export function interviewList(
  programme: Programme,
  { booked, unbooked }: { booked: InterviewRow[]; unbooked: PanelRow[] },
  now: string,
): Html {
  const { from, to } = programme.interviews;
  const are = now > interviewsEnd(programme) ? 'were' : 'are';
  const none =
    unbooked.length > 0
      ? `No team has chosen a time with you yet. Interviews ${are} from ${spokenDate(from)} to ${spokenDate(to)}.`
      : 'None at the moment.';
  return html`${
    booked.length > 0
      ? taskList({ items: booked.map((row) => itemOf(programme, row)), idPrefix: 'interview' })
      : html`<p>${none}</p>`
  }${unbooked.length > 0 ? withoutTime(unbooked) : ''}`;
}

/** How many of them wait for something that can be done now. */
export function toDoNow(rows: InterviewRow[]): number {
  return rows.filter(({ toDo }) => toDo !== 'come' && toDo !== 'conflict').length;
}

function itemOf({ timeZone }: Programme, row: InterviewRow) {
  const { id, reference, startsAt, place, toDo, overdue, teamName } = row;
  const hint = html`${teamName ? html`${teamName}, ` : ''}<span class="academy-reference">${reference}</span>${place ? html`. ${place}` : ''}`;
  const application = `/panel/applications/${id}`;
  const words = overdue ? html`Overdue: ${lowered(WORDS[toDo])}` : html`${WORDS[toDo]}`;
  const status = overdue
    ? { html: words, classes: 'govuk-tag--red' }
    : { html: words, ...STYLE[toDo] };
  return {
    title: { text: spoken(startsAt, timeZone) },
    hint: { html: hint },
    status: { tag: status },
    ...(toDo === 'conflict'
      ? {}
      : { href: toDo === 'declare' ? application : `${application}/interview` }),
  };
}

const WORDS: Record<ToDo, string> = {
  conflict: 'Not yours: conflict of interest',
  declare: 'Say whether you have a conflict',
  come: 'To come',
  score: 'Give your scores',
  wait: 'Others still score',
  record: 'Record the outcome',
};

const STYLE: Record<ToDo, Pick<TagOptions, 'classes'>> = {
  conflict: { classes: 'govuk-tag--grey' },
  declare: {},
  come: { classes: 'govuk-tag--grey' },
  score: {},
  wait: { classes: 'govuk-tag--yellow' },
  record: {},
};

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function withoutTime(rows: PanelRow[]): Html {
  return html`<p>Some shortlisted teams have no time. They can still choose one. If you have agreed one with a team and met it, score and record the interview here.</p>
${scrollingTable({
  caption: 'Shortlisted teams without a time',
  firstCellIsHeader: true,
  head: [{ text: 'Application' }, { text: 'For you' }],
  rows: rows.map(({ id, reference, mine }) => [
    {
      html: html`<a class="academy-reference" href="/panel/applications/${id}${mine ? '/interview' : ''}">${reference}</a>`,
    },
    {
      text: mine
        ? 'If you have met the team: score and record it'
        : 'Say whether you have a conflict of interest',
    },
  ]),
})}`;
}
