import type { Defect } from '../definition/defect.ts';
import { findDefects } from '../definition/defects.ts';
import type { Engine } from '../step.ts';
import { type Fields, optionalText, requiredText } from './request.ts';

/** AWS shows at most this many diagnostics unless asked for fewer. */
const MOST_DIAGNOSTICS = 100;

/** ValidateStateMachineDefinition. */
export function validateStateMachineDefinition(_engine: Engine, input: Fields) {
  const defects = defectsOf(requiredText(input, 'definition'), optionalText(input, 'type'));
  const asked = Number(input['maxResults'] ?? 0);
  const shown = defects.slice(0, asked > 0 ? Math.min(asked, MOST_DIAGNOSTICS) : MOST_DIAGNOSTICS);
  return {
    result: defects.length === 0 ? 'OK' : 'FAIL',
    diagnostics: shown.map(({ code, message, path }) => ({
      severity: 'ERROR',
      code,
      message,
      location: path,
    })),
    truncated: shown.length < defects.length,
  };
}

function defectsOf(text: string, type: string | undefined): Defect[] {
  try {
    return findDefects(JSON.parse(text), type);
  } catch (error) {
    return [{ code: 'INVALID_JSON_DESCRIPTION', message: (error as Error).message, path: '/' }];
  }
}
