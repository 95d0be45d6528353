import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  Metric,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { gateAges, nextMilestones } from './dashboard-queries.ts';
import { of, ours } from './metrics.ts';
import { ACADEMY, machineArn } from './names.ts';

const DAY = Duration.days(1);

/** One page for whoever looks after the academy: how far teams are, what waits, what mail came to. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const board = new Dashboard(this, 'Dashboard', {
      dashboardName: ACADEMY,
      defaultInterval: Duration.days(90),
    });
    board.addWidgets(this.funnel(), this.mails());
    board.addWidgets(gateAges(), nextMilestones());
    board.addWidgets(this.unfinished(), cost());
  }

  /** Counted as the workflow comes by; what is in the table is on the delivery team's own pages. */
  private funnel(): SingleValueWidget {
    const named = (metric: Metric, label: string) => metric.with({ label, period: DAY });
    return new SingleValueWidget({
      title: 'From applications to the cohort',
      width: 12,
      setPeriodToTimeRange: true,
      metrics: [
        named(ours('ApplicationsSubmitted'), 'submitted'),
        named(ours('TeamsInvited'), 'invited to an interview'),
        named(ours('PlacesOffered'), 'offered a place'),
        named(
          of('States', 'ExecutionsStarted', { StateMachineArn: machineArn(this, 'timeline') }),
          'timelines started',
        ),
      ],
    });
  }

  private mails(): GraphWidget {
    const names = ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'];
    return new GraphWidget({
      title: 'What became of mails',
      width: 12,
      left: names.map((name) => of('SES', name, {}, Stats.SUM, DAY)),
    });
  }

  private unfinished(): GraphWidget {
    const names = ['GatesOverdue', 'DecisionsNotSignalled', 'WorkNotDone', 'MailsGivenUp'];
    return new GraphWidget({
      title: 'What was not done',
      width: 12,
      left: names.map((name) => ours(name).with({ period: Duration.hours(1) })),
    });
  }
}

/** The account's, in us-east-1, and only once the operator has switched billing metrics on. */
function cost(): GraphWidget {
  return new GraphWidget({
    title: 'Charges of this month, estimated (US$, the whole account)',
    width: 12,
    region: 'us-east-1',
    left: [
      new Metric({
        namespace: 'AWS/Billing',
        metricName: 'EstimatedCharges',
        dimensionsMap: { Currency: 'USD' },
        statistic: Stats.MAXIMUM,
        period: Duration.hours(6),
      }),
    ],
  });
}
