import { html, raw } from 'hono/html';
import type { GateName } from '../../domain/moves.ts';
import type { Html } from '../layout.ts';
import { countBadge, type Spot } from './count-badge.ts';

/** A workflow as `npm run diagram` draws it, and where the count of a state stands. */
export type WorkflowPicture = {
  title: string;
  description: string;
  /** In pixels. */
  width: number;
  height: number;
  /** States at which executions stay, with the gate that is open there. */
  spots: (Spot & { state: string; gate?: GateName })[];
  /** SVG, made from the definition alone. */
  drawing: string;
};

/** The picture with a badge at each state that somebody is at; it scrolls in its own frame. */
export function workflowPicture(picture: WorkflowPicture, counts: Record<string, number>): Html {
  const { title, description, width, height, spots, drawing } = picture;
  const shown = spots.filter(({ state }) => (counts[state] ?? 0) > 0);
  const said = shown.map(({ state }) => `${state}: ${counts[state]}`).join('; ');
  const badges = shown.map((spot) => countBadge(counts[spot.state] ?? 0, spot)).join('');
  return html`<div class="academy-scroll academy-scroll--from-right" role="region" tabindex="0" aria-label="${title}"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="picture-title picture-words" font-family="Arial, Helvetica, sans-serif" fill="#0b0c0c"><title id="picture-title">${title}</title><desc id="picture-words">${description} ${said === '' ? 'No execution is in it now.' : `Executions are at: ${said}.`}</desc>${raw(drawing)}${raw(badges)}</svg></div>`;
}
