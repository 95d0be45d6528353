import { readFileSync } from 'node:fs';

/** A definition ready to deploy, with the values of its own placeholders and no others. */
export type Definition = { text: string; substitutions: Record<string, string> };

/**
 * Reads a definition and finds a value for each `${Placeholder}` in it. CloudFormation leaves one
 * that it does not know as it stands, and the workflow would fail at that state, months later.
 *
 * @param known What a placeholder's value is, or `undefined` if there is none of that name.
 * @throws an Error that names the file and every placeholder without a value.
 */
export function readDefinition(
  file: string,
  known: (placeholder: string) => string | undefined,
): Definition {
  const text = readFileSync(file, 'utf8');
  const missing: string[] = [];
  const substitutions: Record<string, string> = {};
  for (const name of placeholdersOf(text)) {
    const value = known(name);
    if (value === undefined) missing.push(name);
    else substitutions[name] = value;
  }
  if (missing.length > 0) {
    throw new Error(
      `${file} names what the academy does not have: ${missing.map((name) => `\${${name}}`).join(', ')}`,
    );
  }
  // Whitespace is a third of the file, and the definition travels inside the template.
  return { text: JSON.stringify(JSON.parse(text)), substitutions };
}

/** The names of all placeholders, each once, in order. */
export function placeholdersOf(text: string): string[] {
  const found = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name ?? '');
  return [...new Set(found)].toSorted();
}
