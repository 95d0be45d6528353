import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { addDays, daysBetween, localDate, spokenDate } from '../../domain/time.ts';
import { closesAt, opensAt } from '../../domain/timetable.ts';
import { details } from '../components/details.ts';
import { table } from '../components/table.ts';
import type { Html } from '../layout.ts';

/** A local day with what was started and what was sent on it. */
type Day = { date: string; started: number; sent: number };

const WIDTH = 400;
const HEIGHT = 200;
const EDGE = { left: 40, right: 10, top: 10, bottom: 30 };
const SERIES = [
  { what: 'started', name: 'Started', colour: '#0b4f5c', dash: '6 4' },
  { what: 'sent', name: 'Sent', colour: '#a8001f', dash: 'none' },
] as const;

/** Applications per day from the opening on, started and sent, as lines and as a table. */
export function dailyChart(
  programme: Programme,
  counts: Record<string, number>,
  now: string,
): Html {
  const days = daysOf(programme, counts, now);
  if (days.length === 0) return html`<p>Applications are not open yet.</p>`;
  const total = (what: 'started' | 'sent') => days.reduce((sum, day) => sum + day[what], 0);
  const said = `${total('started')} applications were started and ${total('sent')} were sent from ${spokenDate(days[0]?.date ?? '')} to ${spokenDate(days.at(-1)?.date ?? '')}.`;
  return html`<svg class="academy-chart" role="img" aria-labelledby="daily-title daily-words" viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg"><title id="daily-title">Applications per day</title><desc id="daily-words">${said}</desc>${lines(days)}</svg>
<p>Broken line: started. Whole line: sent.</p>
${details({ summaryText: 'The same as a table', html: asTable(days) })}`;
}

/** Every day from the opening to the deadline or today; what was sent late counts on the last one. */
function daysOf(programme: Programme, counts: Record<string, number>, now: string): Day[] {
  const first = localDate(opensAt(programme), programme.timeZone);
  const end = now < closesAt(programme) ? now : closesAt(programme);
  const last = localDate(end, programme.timeZone);
  const length = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length }, (_, at) => {
    const date = addDays(first, at);
    const of = (what: string) => counts[`${what}.${date}`] ?? 0;
    return { date, started: of('started'), sent: of('sent') };
  });
}

function lines(days: Day[]): Html {
  const most = Math.max(1, ...days.flatMap(({ started, sent }) => [started, sent]));
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
  const x = scalePoint(
    days.map(({ date }) => date),
    [EDGE.left, WIDTH - EDGE.right],
  );
  const at = (date: string) => x(date) ?? EDGE.left;
  const marks = y.ticks(4).filter(Number.isInteger);
  return html`${marks.map((mark) => html`<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(mark)}" y2="${y(mark)}" stroke="#b1b4b6"></line><text x="${EDGE.left - 6}" y="${y(mark) + 5}" text-anchor="end">${mark}</text>`)}
<text x="${EDGE.left}" y="${HEIGHT - 8}">${shortDate(days[0]?.date)}</text><text x="${WIDTH - EDGE.right}" y="${HEIGHT - 8}" text-anchor="end">${shortDate(days.at(-1)?.date)}</text>
${SERIES.map(({ what, colour, dash }) => {
  const path = line<Day>(
    ({ date }) => at(date),
    (day) => y(day[what]),
  )(days);
  return html`<path d="${path ?? ''}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"></path>`;
})}`;
}

function asTable(days: Day[]): Html {
  return table({
    caption: 'Applications per day',
    head: [
      { text: 'Day' },
      ...SERIES.map(({ name }) => ({ text: name, format: 'numeric' as const })),
    ],
    firstCellIsHeader: true,
    rows: days.map((day) => [
      { text: spokenDate(day.date) },
      ...SERIES.map(({ what }) => ({ text: String(day[what]), format: 'numeric' as const })),
    ]),
  });
}

function shortDate(date = ''): string {
  return spokenDate(date).replace(/^\w+ /, '');
}
