import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { loadGate } from '../adapters/decisions.ts';
import { taskDoor } from '../adapters/door.ts';
import { keepToken } from '../adapters/gates.ts';
import { live } from '../adapters/live.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { AcademyError } from '../domain/errors.ts';
import { GateName } from '../domain/moves.ts';

const Event = z.object({
  applicationId: z.string(),
  sending: z.number(),
  gate: GateName,
  token: z.string(),
  /** The state's entry instant; with the retry count it orders the attempts. */
  enteredAt: z.string(),
  retry: z.number(),
});

/**
 * Opens a gate: keeps its task token, and with that puts the question in somebody's inbox. A gate
 * that is already decided, or past which the application has moved, is refused by name, which the
 * definition catches and settles.
 * @throws AcademyError `GateAlreadySettled`, `GateSuperseded`
 */
export const door = taskDoor('OpenGate', Event, async (event, { now }) => {
  const { applicationId, sending, gate, token } = event;
  const [application, found] = await Promise.all([
    loadApplication(applicationId),
    loadGate(applicationId, sending, gate),
  ]);
  if (application.sending !== sending || application.gate !== gate) throw settled(gate);
  if (found?.decision) throw settled(gate);
  const attempt = `${event.enteredAt}#${String(event.retry).padStart(3, '0')}`;
  const { programme } = await currentProgramme(application.programmeId);
  const at = now();
  const context = {
    programme,
    chases: found?.chases ?? 0,
    openedAt: found?.openedAt ?? at,
    now: at,
  };
  if (await keepToken({ applicationId, sending, gate }, { token, attempt }, context)) {
    return { opened: true };
  }
  if ((await loadGate(applicationId, sending, gate))?.decision) throw settled(gate);
  throw new AcademyError('GateSuperseded', `A newer attempt holds the gate ${gate}.`);
});

export const handler = door(live);

function settled(gate: GateName): AcademyError {
  return new AcademyError('GateAlreadySettled', `The gate ${gate} is already settled.`);
}
