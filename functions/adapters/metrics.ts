import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logged } from './log.ts';

/** The metrics of the academy, by the log line that each one counts. */
const COUNTED: Record<string, string> = {
  'Acknowledge done': 'ApplicationsSubmitted',
  'InviteToInterview done': 'TeamsInvited',
  'SendOffer done': 'PlacesOffered',
  'gate overdue': 'GatesOverdue',
  'gate orphaned': 'DecisionsNotSignalled',
  'milestone late': 'MilestonesLate',
  'mail not sent': 'MailAttemptsFailed',
  'mail given up': 'MailsGivenUp',
  'mail bounced': 'MailsBounced',
  'mail complained': 'MailsComplainedAbout',
  'work not done': 'WorkNotDone',
};

/**
 * Middleware of the doors whose lines are counted: writes the counts of a run as one line in
 * CloudWatch's embedded metric format. Counts only, without any id.
 */
export function counting() {
  const counts = new Map<string, number>();
  const count = (what: unknown) => {
    const metric = COUNTED[String(what)];
    if (metric) counts.set(metric, (counts.get(metric) ?? 0) + 1);
  };
  const publish = () => {
    logged.unsubscribe(count);
    if (counts.size === 0) return;
    const metrics = new Metrics({ namespace: 'Qi4All', serviceName: 'qi4all' });
    for (const [metric, value] of counts) metrics.addMetric(metric, MetricUnit.Count, value);
    metrics.publishStoredMetrics();
    counts.clear();
  };
  return {
    before: () => {
      counts.clear();
      logged.subscribe(count);
    },
    after: publish,
    onError: publish,
  };
}
