import { DAY, plus } from '../../functions/domain/time.ts';
import { type OccasionRecord, whatIsNext } from '../../functions/domain/timeline.ts';

/** How long an execution lived and how many events it counted. */
type Life = { days: number; events: number };

/**
 * The loop of `timeline.asl.json`, played on plain values: what `whatIsNext` says is done, and the
 * events are counted as the definition counts them.
 */
export function live(
  given: OccasionRecord[],
  options: { startAt: string; callTakes: number; pages?: number },
): { executions: Life[]; told: { id: string; due: string; at: string }[] } {
  const { callTakes, pages = 1 } = options;
  const executions: Life[] = [];
  const told: { id: string; due: string; at: string }[] = [];
  let records = given;
  let now = options.startAt;
  let execution = { startedAt: now, events: 0 };
  const over = () => {
    const days = (Date.parse(now) - Date.parse(execution.startedAt)) / DAY;
    executions.push({ days, events: execution.events });
  };
  for (let turn = 0; turn < 20_000; turn += 1) {
    const next = whatIsNext(records, execution, now);
    execution = { ...execution, events: execution.events + 20 };
    switch (next.do) {
      case 'end':
        over();
        return { executions, told };
      case 'continue':
        over();
        execution = { startedAt: now, events: 0 };
        break;
      case 'pause':
        now = next.until;
        break;
      case 'sleep':
        now = plus(now, next.seconds * 1000);
        break;
      case 'announce': {
        const { occasionId, version } = next;
        const record = records.find(({ id }) => id === occasionId);
        told.push({ id: occasionId, due: record?.due ?? '', at: now });
        records = records.map((each) =>
          each === record ? { ...each, doneVersion: version } : each,
        );
        execution = { ...execution, events: execution.events + 40 + 12 * pages };
        now = plus(now, callTakes);
      }
    }
  }
  throw new Error('The timeline spins');
}
