import { Duration } from 'aws-cdk-lib';
import {
  type IMetric,
  MathExpression,
  Metric,
  type MetricProps,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { ACADEMY } from './names.ts';

/** A metric that the doors write; see `functions/adapters/metrics.ts`. */
export function ours(metricName: string): Metric {
  return metric({ namespace: 'Qi4All', metricName, dimensionsMap: { service: ACADEMY } });
}

/** A metric of an AWS service. */
export function of(
  service: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string = Stats.SUM,
  period = Duration.minutes(5),
): Metric {
  return metric({ namespace: `AWS/${service}`, metricName, dimensionsMap, statistic, period });
}

function metric(props: MetricProps): Metric {
  return new Metric({ statistic: Stats.SUM, period: Duration.minutes(5), ...props });
}

/** Several metrics as one, missing values counting as nothing. */
export function sum(metrics: Metric[], how: 'SUM' | 'MAX' = 'SUM'): IMetric {
  const [only] = metrics;
  if (metrics.length === 1 && only) return only;
  const usingMetrics = Object.fromEntries(metrics.map((each, index) => [`m${index}`, each]));
  const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
  const expression = how === 'SUM' ? filled.join(' + ') : `MAX([${filled.join(', ')}])`;
  return new MathExpression({ expression, usingMetrics, period: Duration.minutes(5), label: how });
}
