import type { Definition } from '../local/stepfunctions/definition/types.ts';
import type { Kind } from './graph.ts';
import { drawingOf, type Picture } from './svg.ts';

/** Kinds of boxes at which executions stay. */
const STAYS: Kind[] = ['answer', 'time', 'end', 'failure'];

/** A workflow to be drawn into a page, and the name it is exported by. */
type Wanted = { name: string; definition: Definition; picture: Picture };

/**
 * The module from which pages draw the workflows with counts: the geometry is worked out here, so that
 * no door carries what lays out a graph.
 */
export function pagePictures(wanted: Wanted[]): string {
  return [
    '// Made by "npm run diagram" from statemachines. Do not edit.',
    "import type { WorkflowPicture } from './workflow-picture.ts';",
    `${wanted.map(moduleOf).join('\n\n')}\n`,
  ].join('\n\n');
}

function moduleOf({ name, definition, picture }: Wanted): string {
  const { title, description } = picture;
  const { width, height, drawing, spots } = drawingOf(picture);
  const kept = spots.filter(({ kind }) => STAYS.includes(kind));
  return `/** ${title}. */
export const ${name}: WorkflowPicture = {
  title: ${quoted(title)},
  description:
    ${quoted(description)},
  width: ${width},
  height: ${height},
  spots: [
${kept.map((spot) => `    ${spotOf(spot, definition)},`).join('\n')}
  ],
  drawing: \`${drawing.replace(/[\\`]|\$\{/g, '\\$&')}\`,
};`;
}

function spotOf({ state, x, y }: { state: string; x: number; y: number }, definition: Definition) {
  const gate = gateOf(definition, state);
  return `{ state: ${quoted(state)}, x: ${x}, y: ${y}${gate ? `, gate: ${quoted(gate)}` : ''} }`;
}

/** The gate that a state opens, by what it hands to its door. */
function gateOf({ States }: Definition, name: string): string | undefined {
  const state = States[name] as { Arguments?: { Payload?: { gate?: string } } } | undefined;
  return state?.Arguments?.Payload?.gate;
}

/** As the formatter writes it. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
