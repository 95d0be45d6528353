import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ofMail, ofServices } from './alarm-list-services.ts';
import type { Alarmed, Watched } from './alarmed.ts';
import { of, ours, sum } from './metrics.ts';
import { ACADEMY } from './names.ts';

/** Everything that needs a person, each once, whatever door or machine it comes from. */
export function alarmsOf(watched: Watched): Alarmed[] {
  return [...ofTheWorkflow(watched), ...ofPromises(), ...ofMail(watched), ...ofServices(watched)];
}

function ofTheWorkflow({ machineArns }: Watched): Alarmed[] {
  const machines = (metricName: string, statistic?: string) =>
    machineArns.map((arn) => of('States', metricName, { StateMachineArn: arn }, statistic));
  return [
    {
      name: 'An execution failed',
      metric: sum(
        ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].flatMap((name) =>
          machines(name),
        ),
      ),
      from: 1,
      console: 'states/home#/statemachines',
    },
    {
      name: 'An execution was older than 285 days',
      metric: sum(machines('ExecutionTime', Stats.MAXIMUM), 'MAX'),
      from: 285 * 24 * 60 * 60 * 1000,
      console: 'states/home#/statemachines',
    },
    {
      name: 'The workflow is throttled',
      metric: sum(machines('ExecutionThrottled')),
      from: 1,
      in: [3, 3],
      console: 'servicequotas/home/services/states/quotas',
      unwell: true,
    },
  ];
}

/** What the academy promises people, counted by the doors themselves. */
function ofPromises(): Alarmed[] {
  const log = (door: string) =>
    `cloudwatch/home#logsV2:log-groups/log-group/$252F${ACADEMY}$252Fdoors$252F${door}`;
  return [
    {
      name: 'A gate is overdue',
      metric: ours('GatesOverdue'),
      from: 1,
      console: log('Sweep'),
    },
    {
      name: 'A gate is orphaned',
      metric: ours('DecisionsNotSignalled'),
      from: 1,
      console: log('Sweep'),
    },
    {
      name: 'A milestone was not announced',
      metric: ours('MilestonesLate'),
      from: 1,
      console: log('Sweep'),
    },
    {
      name: 'Work is not getting done',
      metric: ours('WorkNotDone'),
      from: 1,
      in: [3, 6],
      console: log('Sweep'),
    },
    {
      name: 'The clock stands still',
      metric: of('Lambda', 'Invocations', { FunctionName: `${ACADEMY}-Sweep` }),
      from: 1,
      under: true,
      in: [2, 2],
      console: `lambda/home#/functions/${ACADEMY}-Sweep`,
    },
  ];
}
