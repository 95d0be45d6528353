import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import type { Task } from '../../domain/queue.ts';
import { TASK_PAGES } from '../../domain/task-pages.ts';
import { spoken } from '../../domain/time.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { counted } from '../words.ts';
import { dailyChart } from './daily-chart.ts';
import { funnelChart } from './funnel-chart.ts';
import { adminNavigation } from './navigation.ts';
import { TASK_WORDS } from './task-words.ts';

/** What the delivery team's home shows. Counters by name. */
export type AdminHome = {
  programme: Programme;
  tasks: Task[];
  counts: Record<string, number>;
  places: { places: number; held: number; ahead: number; reserves: { applicationId: string }[] };
  now: string;
};

/** The delivery team's home: what waits for it, oldest deadline first, then how the intake goes. */
export function adminHomePage(home: AdminHome): string {
  const { programme, tasks, counts, now } = home;
  return layout({
    title: 'What needs you',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin'),
    content: html`<h1>What needs you</h1>
${tasks.length > 0 ? queue(home) : html`<p>Nothing waits for you at the moment.</p>`}
<h2>Places</h2>${placesLine(home)}
<h2>From start to cohort</h2>${funnelChart(counts)}
<h2>Applications per day</h2>${dailyChart(programme, counts, now)}`,
  });
}

function queue({ programme, tasks, now }: AdminHome): Html {
  return scrollingTable({
    caption: 'Oldest date first',
    firstCellIsHeader: true,
    head: [{ text: 'What' }, { text: 'By when' }],
    rows: tasks.map((task) => {
      const words = TASK_WORDS[task.kind](task.count);
      const late = task.due < now ? tag({ text: 'Overdue', classes: 'govuk-tag--red' }) : '';
      return [
        { html: html`<a class="govuk-link" href="${TASK_PAGES[task.kind]}">${words}</a>` },
        { html: html`${spoken(task.due, programme.timeZone)} ${late}` },
      ];
    }),
  });
}

function placesLine({ places: { places, held, ahead, reserves } }: AdminHome): Html {
  return html`<p>${held} of ${counted(places, 'place')} ${held === 1 ? 'is' : 'are'} held by teams in the cohort or by open offers. ${counted(ahead, 'team')} ${ahead === 1 ? 'is' : 'are'} still on the way to an offer, and ${counted(reserves.length, 'reserve')} ${reserves.length === 1 ? 'waits' : 'wait'}.</p>
<p><a href="/admin/places">See the places and who is next</a></p>`;
}
