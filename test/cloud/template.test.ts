import { describe, expect, it } from 'vitest';
import { buildApp, synthesise } from './fixtures/synthesised.ts';

/** A template without what changes with every change of code or of version. */
function masked(template: object): string {
  return JSON.stringify(template, null, 1)
    .replaceAll(/[0-9a-f]{64}/g, '<hash>')
    .replaceAll(/("DefinitionString": )"(?:[^"\\]|\\.)*"/g, '$1"<content>"');
}

/** All templates, as CloudFormation would get them. */
function templates(): object {
  const { app, remove } = buildApp();
  const { stacks } = app.synth();
  const read = stacks.map(({ stackName, template }) => [stackName, template]);
  remove();
  return Object.fromEntries(read);
}

describe('the templates', () => {
  it('are the same, byte for byte, when they are made twice', () => {
    expect(JSON.stringify(templates())).toBe(JSON.stringify(templates()));
  });

  it('change only where somebody has read the change: npm test -- -u, and look at the diff', async () => {
    const { mail, records, academy } = synthesise();
    const all = { mail: mail.toJSON(), records: records.toJSON(), academy: academy.toJSON() };
    await expect(masked(all)).toMatchFileSnapshot('template.snapshot.txt');
  });
});
