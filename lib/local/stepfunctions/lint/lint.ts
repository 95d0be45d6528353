import { createRequire } from 'node:module';
import { findDefects } from '../definition/defects.ts';
import { isObject } from '../json.ts';
import { heartbeatRule, statesAllRule } from './errors-and-timeouts.ts';
import { statesObjectRule } from './states-object.ts';
import { variableRules } from './variables.ts';
import { blockOf, type Finding, placesIn } from './walk.ts';

export type { Finding } from './walk.ts';

const PER_STATE = [heartbeatRule, statesAllRule, statesObjectRule];

/**
 * Everything that is wrong with a definition: what asl-validator finds, what this runner or AWS
 * would refuse, and the rules neither knows. No findings means it can be deployed.
 */
export function lintDefinition(text: string): Finding[] {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    return [{ rule: 'json', message: (error as Error).message, path: '/' }];
  }
  const defects = findDefects(definition).map(({ code, message, path }) => {
    return { rule: code, message, path };
  });
  // A definition with defects fails the validator too, in vaguer words.
  const validity = defects.length > 0 ? [] : validate(definition);
  return [...defects, ...validity, ...ownRules(definition)];
}

function ownRules(definition: unknown): Finding[] {
  if (!isObject(definition)) return [];
  const block = blockOf(definition, '');
  const perState = [...placesIn(block)].flatMap((place) => {
    return PER_STATE.flatMap((rule) => [...rule(place)]);
  });
  return [...perState, ...variableRules(block)];
}

type Complaint = {
  'Error code': string;
  Message: string;
  schemaError?: { instancePath: string };
};

// asl-validator has no types, and takes a quarter of a second to load: only linting pays for it.
function validate(definition: unknown): Finding[] {
  const load = createRequire(import.meta.url);
  const validator = load('asl-validator') as (definition: unknown) => { errors: Complaint[] };
  const findings = new Map<string, Finding>();
  for (const complaint of validator(definition).errors) {
    const path = complaint.schemaError?.instancePath ?? mentionedIn(complaint.Message, definition);
    // It says the same thing once for each way in which a state could have been right.
    const finding = { rule: complaint['Error code'], message: complaint.Message, path };
    findings.set(JSON.stringify(finding), finding);
  }
  return [...findings.values()];
}

// Its checks of meaning name a state but not where it is.
function mentionedIn(message: string, definition: unknown): string {
  const places = isObject(definition) ? [...placesIn(blockOf(definition, ''))] : [];
  const named = places.filter(({ name }) => {
    return message.includes(`"${name}"`) || message.endsWith(`: ${name}`);
  });
  return named.at(-1)?.path ?? '/';
}
