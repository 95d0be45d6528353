import middy, { type MiddlewareObj } from '@middy/core';
import type * as z from 'zod/mini';
import { AcademyError } from '../domain/errors.ts';
import type { Deps } from './live.ts';
import { correlating, logInfo, logWarn } from './log.ts';

/** A door as a host opens it: given the clock and ids, a Lambda handler. */
export type Door = (deps: Deps) => (event: unknown, context: unknown) => Promise<unknown>;

/**
 * A door opened by the workflow or the clock: the event is parsed, the outcome logged by name. An
 * error keeps its name, which the definition's Retry and Catch rely on. `around` is further middleware.
 */
export function taskDoor<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
  run: (event: z.infer<Schema>, deps: Deps) => Promise<unknown>,
  ...around: MiddlewareObj<unknown, unknown>[]
): Door {
  return (deps) => {
    // What comes first is the last to see the answer: counts are complete, keys are kept till the end.
    const handler = middy<unknown, unknown>()
      .use([correlating(aboutWhat), ...around])
      .use({
        after: () => logInfo(`${name} done`),
        onError: ({ error }) => logWarn(`${name} failed`, { error: error?.name }),
      })
      .handler(async (event) => run(parse(name, schema, event), deps));
    return async (event, context) => handler(event as never, context as never);
  };
}

/** The application or the timeline that a step of the workflow is about. */
function aboutWhat(event: { applicationId?: string; timelineId?: string } | null) {
  return event?.applicationId ?? event?.timelineId;
}

function parse<Schema extends z.ZodMiniType>(name: string, schema: Schema, event: unknown) {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AcademyError(
    'InputInvalid',
    `${name} was called with an event it does not know: ${fields}`,
  );
}
