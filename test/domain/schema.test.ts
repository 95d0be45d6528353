import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programmeFile } from '../fixtures/programmes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the schema that editors use', () => {
  it('is what the zod schema says now', () => {
    const said = execFileSync(process.execPath, ['bin/generate-schema.ts', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(said).toContain('programmes/schema.json is up to date');
    expect(said).toContain('programme-shape.ts is up to date');
  });

  it('is draft 2020-12, explains every field at the top, and lets defaults be left out', () => {
    const schema = programmeFile('schema') as {
      $schema: string;
      required: string[];
      properties: Record<string, { description?: string }>;
    };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const silent = Object.entries(schema.properties).filter(([, field]) => !field.description);
    expect(silent).toEqual([]);
    expect(schema.required).toContain('timeZone');
    expect(schema.required).not.toContain('timeOfDay');
  });
});
