import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ACADEMY } from './names.ts';
import type { Settings } from './settings.ts';
import { SiteRecords } from './site-records.ts';

/** The header by which the page doors know that a request came through CloudFront. */
export const ORIGIN_HEADER = 'x-origin-secret';

export type FrontProps = {
  /** The API's own host name. */
  domain: string;
  settings: Settings;
};

/**
 * CloudFront before the HTTP API: HTTPS only, the assets kept near people, and a place for WAF. No
 * access log of its own: it would hold the paths, and a mailed link's secret with them.
 */
export class Front extends Construct {
  readonly url: string;
  /** A reference that CloudFormation resolves; the template does not hold the secret. */
  readonly originSecret: string;

  constructor(scope: Construct, id: string, { domain, settings }: FrontProps) {
    super(scope, id);
    this.originSecret = this.secret(settings.originSecret);
    const origin = new HttpOrigin(domain, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      customHeaders: { [ORIGIN_HEADER]: this.originSecret },
      readTimeout: Duration.seconds(30),
    });
    const https = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${ACADEMY}: the academy's pages`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe and North America: the academy's teams are in one country.
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        ...https,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        '/assets/*': { ...https, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
      },
      ...this.ownDomain(settings),
      ...(settings.webAclArn ? { webAclId: settings.webAclArn } : {}),
    });
    const own = settings.certificateArn && settings.domainName;
    this.url = `https://${own || distribution.distributionDomainName}`;
    if (own) new SiteRecords(this, 'Records', { name: own, distribution, settings });
  }

  /** Another word makes another secret: how it is changed. */
  private secret(word: string): string {
    const secret = new Secret(this, `OriginSecret${word}`, {
      description: 'Proves to the page doors that a request came through CloudFront',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    });
    return secret.secretValue.unsafeUnwrap();
  }

  private ownDomain({ domainName, certificateArn }: Settings) {
    if (!domainName || !certificateArn) return {};
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
