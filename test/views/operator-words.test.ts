import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_NAMES } from '../../functions/domain/errors.ts';
import { GateName } from '../../functions/domain/moves.ts';
import { failureWords, NAMED_CAUSES } from '../../functions/views/operator/failure-words.ts';
import { TROUBLES } from '../../functions/views/operator/gate-words.ts';
import { APPLICATION, TIMELINE } from '../../functions/views/operator/workflow-pictures.ts';
import { ROOT, sourcesOf } from '../fixtures/sources.ts';

describe('why an execution failed', () => {
  it.each([...ERROR_NAMES, ...NAMED_CAUSES.map((name) => name.replace('*', 'Else'))])(
    '%s has a plain cause and says what to do',
    (name) => {
      const { cause, todo } = failureWords('FAILED', name);
      expect(cause).toMatch(/^[A-Z].*\.$/);
      expect(todo).toMatch(/\.$/);
      expect(cause).not.toContain(name);
    },
  );

  it('is told of one that was stopped or became too old, and of one without a name', () => {
    expect(failureWords('ABORTED', 'Anything').cause).toBe('Somebody stopped it by hand.');
    expect(failureWords('TIMED_OUT', undefined).cause).toContain('older');
    expect(failureWords('FAILED', undefined).cause).toContain('no name');
    expect(failureWords('FAILED', 'TypeError').todo).toContain('mend');
  });
});

describe('operators’ pages', () => {
  it('name headings that the runbook has', () => {
    const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
    const named = [
      ...Object.values(TROUBLES).map(({ heading }) => heading),
      ...sourcesOf('functions/views/operator').flatMap(({ text }) =>
        [...text.matchAll(/Runbook: <em>([^<$]+)<\/em>/g)].map(([, heading]) => heading),
      ),
    ];
    expect(named.length).toBeGreaterThan(6);
    for (const heading of named) expect(runbook).toMatch(new RegExp(`^##+ ${heading}$`, 'm'));
  });

  it('have a place in the picture for every gate, and for what ends', () => {
    const gates = APPLICATION.spots.flatMap(({ gate }) => gate ?? []);
    expect(gates.toSorted()).toEqual(GateName.options.toSorted());
    const states = [...APPLICATION.spots, ...TIMELINE.spots].map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['Needs an operator', 'In the cohort', 'Sleep']));
  });
});
