import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { ACADEMY } from './names.ts';
import type { Settings } from './settings.ts';

/** CloudFront takes certificates and web ACLs of this region only. */
export const EDGE_REGION = 'us-east-1';

/**
 * What CloudFront takes from us-east-1 alone: a firewall with limits for each address, and the
 * certificate. It prints their ARNs, which are then given as settings: a reference between regions
 * would need custom resources.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, {
      ...props,
      description: 'Qi4All academy: firewall and certificate for CloudFront.',
    });
    const { domainName, hostedZone } = props.settings;
    this.print('webAclArn', this.firewall().attrArn);
    if (!domainName) return;
    const zone = hostedZone && HostedZone.fromHostedZoneAttributes(this, 'Zone', hostedZone);
    const certificate = new Certificate(this, 'Certificate', {
      domainName,
      // Without a zone of Route 53 the deployment waits until the operator has added ACM's record.
      validation: CertificateValidation.fromDns(zone),
    });
    this.print('certificateArn', certificate.certificateArn);
  }

  private print(setting: string, value: string) {
    const description = `Deploy the academy with -c ${setting}=…`;
    new CfnOutput(this, setting, { description, value });
  }

  private firewall(): CfnWebACL {
    return new CfnWebACL(this, 'Firewall', {
      name: ACADEMY,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen(ACADEMY),
      rules: [
        // A hospital's people share an address: a hundred pages a minute of one is still theirs.
        rate('AnyRequest', 0, 2000),
        // Writing, asking for links and signing in are what could be tried in bulk.
        rate('Posts', 1, 300, {
          byteMatchStatement: {
            fieldToMatch: { method: {} },
            positionalConstraint: 'EXACTLY',
            searchString: 'POST',
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        }),
        managed('AWSManagedRulesAmazonIpReputationList', 2),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
      ],
    });
  }
}

/** At most so many requests of one address in five minutes. */
function rate(
  name: string,
  priority: number,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty {
  const only = scopeDownStatement ? { scopeDownStatement } : {};
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, ...only } },
    visibilityConfig: seen(name),
  };
}

function managed(name: string, priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: seen(name),
  };
}

/** Counted, but no requests kept as samples: they hold addresses and paths. */
function seen(metricName: string) {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
