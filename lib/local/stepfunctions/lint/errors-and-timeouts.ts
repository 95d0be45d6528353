import { listOf } from '../definition/defect.ts';
import { type Finding, type Place, rulesIn } from './walk.ts';

/** A heartbeat that is not shorter than the timeout can never be missed first. */
export function* heartbeatRule({ state, path }: Place): Generator<Finding> {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state;
  if (typeof timeout !== 'number' || typeof heartbeat !== 'number' || heartbeat < timeout) return;
  const message = `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`;
  yield { rule: 'heartbeat-below-timeout', message, path: `${path}/HeartbeatSeconds` };
}

/** States.ALL must be alone in its list, and its list the last. */
export function* statesAllRule(place: Place): Generator<Finding> {
  for (const list of ['Retry', 'Catch'] as const) {
    const rules = rulesIn(place, list);
    for (const [index, [rule, path]] of rules.entries()) {
      const names = listOf(rule['ErrorEquals']);
      if (!names.includes('States.ALL')) continue;
      const where = `${path}/ErrorEquals`;
      if (names.length > 1) {
        yield { rule: 'states-all-alone', message: 'States.ALL must be alone', path: where };
      }
      if (index < rules.length - 1) {
        const message = 'States.ALL must be in the last entry';
        yield { rule: 'states-all-last', message, path: where };
      }
    }
  }
}
