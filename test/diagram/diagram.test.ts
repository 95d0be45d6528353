import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draw } from '../../lib/diagram/draw.ts';
import { graphOf } from '../../lib/diagram/graph.ts';
import { type Layout, layOut, type PlacedBox, type Point } from '../../lib/diagram/layout.ts';
import type { Definition, Scoped } from '../../lib/local/stepfunctions/definition/types.ts';

const ROOT = join(import.meta.dirname, '../..');

function definitionOf(machine: string): Definition {
  return JSON.parse(readFileSync(join(ROOT, `statemachines/${machine}.asl.json`), 'utf8'));
}

function statesIn({ States }: Scoped): string[] {
  return Object.entries(States).flatMap(([name, state]) => [
    name,
    ...(state.Type === 'Map' ? statesIn(state.ItemProcessor) : []),
  ]);
}

/** Pairs of boxes of one picture that overlap, where neither is inside the other. */
function overlaps({ boxes }: Layout): string[] {
  const here = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
          Math.abs(one.y - other.y) < (one.height + other.height) / 2,
      )
      .map((other) => `${one.id} and ${other.id}`),
  );
  return [...here, ...boxes.flatMap(({ inner }) => inner.flatMap(overlaps))];
}

function isInside({ x, y }: Point, box: PlacedBox): boolean {
  return Math.abs(x - box.x) < box.width / 2 - 1 && Math.abs(y - box.y) < box.height / 2 - 1;
}

/** The arrows that bend within a box that they do not belong to. */
function strayArrows({ boxes, arrows }: Layout): string[] {
  return arrows.flatMap(({ from, to, points }) =>
    boxes
      .filter(({ id }) => id !== from && id !== to)
      .filter((box) => points.some((point) => isInside(point, box)))
      .map(({ id }) => `${from} to ${to} through ${id}`),
  );
}

describe.each(['application', 'timeline'])('the picture of the %s workflow', (machine) => {
  const definition = definitionOf(machine);
  const svg = draw(definition, { title: machine });
  const layout = layOut(graphOf(definition));

  it('has every state in it', () => {
    const drawn = [...svg.matchAll(/data-state="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(drawn)).toEqual(new Set(statesIn(definition)));
  });

  it('has no box over another, and no arrow that bends within a box', () => {
    expect(overlaps(layout)).toEqual([]);
    expect(strayArrows(layout)).toEqual([]);
  });

  it('keeps what is in a group within its box', () => {
    for (const box of layout.boxes) {
      for (const part of box.inner.flatMap(({ boxes }) => boxes)) {
        expect(Math.abs(part.x - box.x)).toBeLessThanOrEqual((box.width - part.width) / 2);
        expect(Math.abs(part.y - box.y)).toBeLessThanOrEqual((box.height - part.height) / 2);
      }
    }
  });

  it('says what it shows to those who cannot see it', () => {
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toMatch(/<title id="title">\S/);
    expect(svg).toContain(`It starts with: ${definition.StartAt}.`);
    expect(svg).toContain('It waits until somebody acts at: ');
  });
});

const FORK: Definition = {
  StartAt: 'Ask & <wait>',
  States: {
    'Ask & <wait>': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Next: 'Which',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Broken' }],
    },
    Which: {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $states.input.outcome = 'said-yes' %}", Next: 'Good' },
        { Condition: "{% $states.input.outcome = 'maybe' %}", Next: 'Good' },
      ],
      Default: 'Broken',
    },
    Good: { Type: 'Succeed' },
    Broken: { Type: 'Fail' },
  },
};

describe('a picture', () => {
  const svg = draw(FORK, { title: 'Fork', counts: { 'Ask & <wait>': 7 } });

  it('names the outcomes that lead on, in words', () => {
    expect(svg).toContain('>said yes, maybe<');
    expect(svg).toContain('>otherwise<');
  });

  it('marks what waits for somebody by a sign and in the legend, not by colour alone', () => {
    expect(svg).toMatch(/data-kind="answer">\n<rect [^>]+>\n<path /);
    expect(svg).toContain('>waits until somebody acts<');
    expect(svg).not.toContain('>waits for a moment<');
  });

  it('draws failures dashed, and says how many executions are at a state', () => {
    expect(svg).toMatch(/stroke-dasharray="4 3" marker-end="url\(#faint-tip\)"/);
    expect(svg).toContain('>7 here<');
  });

  it('holds names with special characters as text', () => {
    expect(svg).toContain('data-state="Ask &amp; &lt;wait&gt;"');
    expect(svg).not.toContain('<wait>');
  });
});

describe('npm run diagram', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['bin/diagram.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

  it('was run after the last change of a workflow', () => {
    // What is stale, it names.
    expect(run('--check').stdout).toBe('The pictures are up to date\n');
  });

  it('draws any other definition, with counts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diagram-'));
    writeFileSync(join(folder, 'fork.asl.json'), JSON.stringify(FORK));
    writeFileSync(join(folder, 'counts.json'), '{"Which": 3}');
    const svg = run(join(folder, 'fork.asl.json'), '--counts', join(folder, 'counts.json'));
    expect(svg.stdout).toContain('>3 here<');
    rmSync(folder, { recursive: true });
  });

  it('refuses what it does not know', () => {
    expect(run('--colour')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Unknown option'),
    });
    expect(run('one.json', 'two.json')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm run diagram'),
    });
  });
});
