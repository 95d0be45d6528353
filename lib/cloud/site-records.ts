import { CfnOutput } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

export type SiteRecordsProps = { name: string; distribution: Distribution; settings: Settings };

/** Leads the academy's own name to CloudFront; where the zone is elsewhere, says what to add there. */
export class SiteRecords extends Construct {
  constructor(scope: Construct, id: string, { name, distribution, settings }: SiteRecordsProps) {
    super(scope, id);
    if (!settings.hostedZone) {
      new CfnOutput(this, 'SiteRecord', {
        description: 'Add this to the DNS of your site',
        value: `${name} CNAME ${distribution.distributionDomainName}`,
      });
      return;
    }
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', settings.hostedZone);
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    new ARecord(this, 'Address', { zone, recordName: `${name}.`, target });
    new AaaaRecord(this, 'Address6', { zone, recordName: `${name}.`, target });
  }
}
