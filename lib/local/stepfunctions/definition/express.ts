import { isObject } from '../json.ts';
import { type Block, type Defect, listOf, SCHEMA } from './defect.ts';

const PATTERN = /\.(waitForTaskToken|sync)(:2)?$/;

/** What an Express state machine may not have: tasks that wait for others, and distributed maps. */
export function* defectsOfExpress({
  fields,
  path,
}: Omit<Block, 'queryLanguage'>): Generator<Defect> {
  const states = isObject(fields['States']) ? fields['States'] : {};
  for (const [name, state] of Object.entries(states)) {
    if (!isObject(state)) continue;
    const place = `${path}/States/${name}`;
    const [pattern] = PATTERN.exec(String(state['Resource'])) ?? [];
    if (pattern !== undefined) {
      yield unsupported(`'${pattern}' service integration`, `${place}/Resource`);
    }
    const { ItemProcessor } = state;
    const { ProcessorConfig } = isObject(ItemProcessor) ? ItemProcessor : {};
    if (isObject(ProcessorConfig) && ProcessorConfig['Mode'] === 'DISTRIBUTED') {
      yield unsupported(`'DISTRIBUTED' mode`, `${place}/ItemProcessor/ProcessorConfig/Mode`);
    }
    for (const [index, branch] of [...listOf(state['Branches']), ItemProcessor].entries()) {
      const within = branch === ItemProcessor ? 'ItemProcessor' : `Branches[${index}]`;
      if (isObject(branch)) yield* defectsOfExpress({ fields: branch, path: `${place}/${within}` });
    }
  }
}

function unsupported(what: string, path: string): Defect {
  return { code: SCHEMA, message: `Express state machine does not support ${what}`, path };
}
