import { scaleLinear } from 'd3-scale';
import { html } from 'hono/html';
import { Stage } from '../../domain/application.ts';
import { details } from '../components/details.ts';
import { table } from '../components/table.ts';
import type { Html } from '../layout.ts';

const NAMES: Record<Stage, string> = {
  started: 'Started',
  sent: 'Sent',
  shortlisted: 'Shortlisted',
  interviewed: 'Interviewed',
  offered: 'Offered a place',
  'in-cohort': 'In the cohort',
};

const WIDTH = 400;
const ROW = 34;
const LABEL = 120;
const VALUE = 90;

/** How many applications came how far, as bars and as a table. */
export function funnelChart(counts: Record<string, number>): Html {
  const steps = Stage.options.map((stage) => ({
    name: NAMES[stage],
    count: counts[`reached.${stage}`] ?? 0,
  }));
  const most = Math.max(1, ...steps.map(({ count }) => count));
  const x = scaleLinear([0, most], [0, WIDTH - LABEL - VALUE]);
  const height = steps.length * ROW;
  const said = steps.map(({ name, count }) => `${name}: ${count}`).join('. ');
  return html`<svg class="academy-chart" role="img" aria-labelledby="funnel-title funnel-words" viewBox="0 0 ${WIDTH} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="funnel-title">How many applications came how far</title><desc id="funnel-words">${said}.</desc>${steps.map(
    ({ name, count }, at) =>
      html`<text x="0" y="${at * ROW + 21}">${name}</text><rect x="${LABEL}" y="${at * ROW + 4}" width="${x(count).toFixed(1)}" height="${ROW - 10}" fill="#0b4f5c"></rect><text x="${LABEL + x(count) + 8}" y="${at * ROW + 21}">${count}${shareOf(steps, at)}</text>`,
  )}</svg>${details({ summaryText: 'The same as a table', html: asTable(steps) })}`;
}

type Step = { name: string; count: number };

/** The share of those who came one step less far. */
function shareOf(steps: Step[], at: number): string {
  const before = steps[at - 1]?.count ?? 0;
  const { count } = steps[at] ?? { count: 0 };
  return before > 0 ? ` (${Math.round((100 * count) / before)}%)` : '';
}

function asTable(steps: Step[]): Html {
  return table({
    caption: 'How many applications came how far',
    head: [{ text: 'Step' }, { text: 'Applications', format: 'numeric' }],
    firstCellIsHeader: true,
    rows: steps.map(({ name, count }) => [
      { text: name },
      { text: String(count), format: 'numeric' },
    ]),
  });
}
