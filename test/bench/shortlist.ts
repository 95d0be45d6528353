import { consumed } from '../../functions/adapters/table.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { openAcademy } from '../fixtures/host.ts';
import { anIntakeOf } from './intake.ts';

// node test/bench/shortlist.ts prints, as JSON, how long the shortlist page takes over HTTP with 1,000
// applications, and how many items of the table it reads; `npm run bench` runs it.

const SIZE = 1000;
const REQUESTS = 40;

type Read = {
  output: { Items?: unknown[]; Item?: unknown; Responses?: Record<string, unknown[]> };
};

let items = 0;
consumed.subscribe((message) => {
  const { Items = [], Item, Responses = {} } = (message as Read).output;
  items += Items.length + (Item ? 1 : 0) + Object.values(Responses).flat().length;
});

const academy = await openAcademy();
await academy.pump.moveTo(plus(closesAt(academy.programme), DAY));
await anIntakeOf(SIZE, academy.programme, seeded(1));
const [admin] = academy.admins;
const { rows } = (await admin.browser.get('/admin/shortlist')).data as { rows: { id: string }[] };
const pages = ['median', 'spread', 'scores', 'team'].map(
  (sort) => `/admin/shortlist?sort=${sort}&show=no-outcome&page=2&after=${rows.at(-1)?.id}`,
);
const times: number[] = [];
const read: number[] = [];
for (let request = 0; request < REQUESTS; request += 1) {
  items = 0;
  const start = performance.now();
  const { status, text } = await admin.browser.page(pages[request % pages.length] ?? '');
  times.push(performance.now() - start);
  read.push(items);
  if (status !== 200 || !text.includes('of 1000 applications')) throw new Error(text.slice(0, 500));
}
console.log(JSON.stringify({ medianMs: Math.round(middle(times)), items: Math.max(...read) }));
await academy.stop();

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
