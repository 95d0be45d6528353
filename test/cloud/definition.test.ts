import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDefinition } from '../../lib/cloud/definition.ts';

const gate = `\${OpenGateArn}`;

it('gives each placeholder its value, once', () => {
  const file = definition(`{ "A": "${gate}", "B": "x ${gate}" }`);
  expect(readDefinition(file, (name) => `arn of ${name}`)).toEqual({
    text: `{"A":"${gate}","B":"x ${gate}"}`,
    substitutions: { OpenGateArn: 'arn of OpenGateArn' },
  });
});

it('refuses a definition that names what is not there, all of it at once', () => {
  const file = definition(`["${gate}", "\${OpenGteArn}", "\${SendOffrArn}"]`);
  const known = (name: string) => (name === 'OpenGateArn' ? 'arn' : undefined);
  expect(() => readDefinition(file, known)).toThrow(
    `${file} names what the academy does not have: \${OpenGteArn}, \${SendOffrArn}`,
  );
});

function definition(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'qi4all-definition-')), 'a.asl.json');
  writeFileSync(file, text);
  return file;
}
