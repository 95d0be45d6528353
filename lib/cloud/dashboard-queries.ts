import { LogQueryVisualizationType, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { ACADEMY } from './names.ts';

/** What waits, from the lines that the sweep writes when it chases. */
export function gateAges(): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Gates that wait too long, by days since they opened',
    width: 12,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: [`/${ACADEMY}/doors/Sweep`],
    queryLines: [
      'filter message = "gate overdue"',
      'stats max(days) as openDays, max(chases) as chased by gate, applicationId',
      'sort openDays desc',
      'limit 20',
    ],
  });
}

/** What comes next, from the lines of reconcile. */
export function nextMilestones(): LogQueryWidget {
  return new LogQueryWidget({
    title: 'The next dates',
    width: 12,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: [`/${ACADEMY}/doors/Reconcile`],
    queryLines: [
      'filter message = "next milestone"',
      'stats latest(due) as when by milestone',
      'sort when asc',
      'limit 5',
    ],
  });
}
