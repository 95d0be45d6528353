import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../fixtures/sources.ts';
import { FIELD_CASES } from './field-cases.ts';
import { renderMacro } from './macros.ts';
import { OTHER_CASES } from './other-cases.ts';
import { treeOf } from './tree.ts';

const CASES = { ...FIELD_CASES, ...OTHER_CASES };

/** Components that no macro is the model of, and what components are made of. */
const OWN = [
  ...[
    'add-another',
    'footer',
    'hidden',
    'progress-tracker',
    'scrolling-table',
    'stacked-table',
    'sortable-head',
  ],
  ...['timeline', 'attributes', 'choices', 'content', 'error-for', 'form-group'],
];

const calls = Object.entries(CASES).flatMap(([name, { component, options }]) =>
  options.map((each, index) => ({ name, index, component, options: each })),
);

describe('a component', () => {
  it.each(calls)('$name, case $index, is what the official macro makes', (call) => {
    const ours = String(call.component(call.options as never));
    expect(treeOf(ours)).toEqual(treeOf(renderMacro(call.name, call.options)));
  });

  it('has cases here or is our own', () => {
    const files = globSync('functions/views/components/*.ts', { cwd: ROOT }).map((path) =>
      path.replace(/^.*\/|\.ts$/g, ''),
    );
    expect(files.toSorted()).toEqual([...Object.keys(CASES), ...OWN].toSorted());
  });
});

describe('the comparison', () => {
  it.each([
    ['<p class="a b">x</p>', '<p class="b  a">\n x </p>', true],
    ['<p class="a">x</p>', '<p class="a" id="it">x</p>', false],
    ['<p>x y</p>', '<p>x</p>', false],
    ['<textarea>\nx </textarea>', '<textarea>x</textarea>', false],
  ])('of %s and %s: %s', (one, other, same) => {
    if (same) expect(treeOf(one)).toEqual(treeOf(other));
    else expect(treeOf(one)).not.toEqual(treeOf(other));
  });
});
