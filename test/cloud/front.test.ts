import { Template } from 'aws-cdk-lib/assertions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageDoor } from '../../functions/adapters/http.ts';
import { DOORS } from '../../lib/manifest.ts';
import { buildApp, synthesise } from './fixtures/synthesised.ts';

const OWN = {
  domainName: 'academy.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/one',
  webAclArn: 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/qi4all/one',
  hostedZone: 'Z0123/example.org',
};

type Distribution = { DistributionConfig: Record<string, unknown> & { Origins: Origin[] } };
type Origin = { OriginCustomHeaders: { HeaderName: string; HeaderValue: unknown }[] };

const configOf = (context: object) => {
  const [found] = synthesise({ ...context })
    .find('AWS::CloudFront::Distribution')
    .values();
  return (found as unknown as Distribution).DistributionConfig;
};

describe('CloudFront', () => {
  it('speaks HTTPS alone, on both sides, and keeps nothing but assets', () => {
    const config = configOf({});
    expect(config['DefaultCacheBehavior']).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    });
    expect(config['CacheBehaviors']).toMatchObject([
      { PathPattern: '/assets/*', ViewerProtocolPolicy: 'redirect-to-https' },
    ]);
    expect(config.Origins).toMatchObject([
      { CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } },
    ]);
    expect(config).not.toHaveProperty('Logging');
  });

  it('proves itself to every page door by a secret that no template holds', () => {
    const [header] = configOf({}).Origins[0]?.OriginCustomHeaders ?? [];
    expect(header?.HeaderName).toBe('x-origin-secret');
    expect(JSON.stringify(header?.HeaderValue)).toContain('{{resolve:secretsmanager:');
    const built = synthesise();
    for (const { name, routes } of DOORS) {
      const { Variables } = built.door(name)['Environment'] as { Variables: object };
      expect('ORIGIN_SECRET' in Variables, name).toBe(routes !== undefined);
    }
  });

  it('has the academy’s own name, certificate and firewall where they are given', () => {
    const config = configOf(OWN);
    expect(config['Aliases']).toEqual([OWN.domainName]);
    expect(config['WebACLId']).toBe(OWN.webAclArn);
    expect(config['ViewerCertificate']).toEqual({
      AcmCertificateArn: OWN.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    const built = synthesise(OWN);
    const records = [...built.find('AWS::Route53::RecordSet').values()];
    expect(records.map(({ Name, Type }) => [Name, Type])).toEqual([
      ['academy.example.org.', 'A'],
      ['academy.example.org.', 'AAAA'],
    ]);
    const { Variables } = built.door('ApplyPages')['Environment'] as { Variables: object };
    expect(Variables).toMatchObject({ SITE_URL: 'https://academy.example.org' });
  });

  it('can be left out, for an endpoint that has none', () => {
    const built = synthesise({ cloudFront: false });
    built.academy.resourceCountIs('AWS::CloudFront::Distribution', 0);
    built.academy.resourceCountIs('AWS::SecretsManager::Secret', 0);
    const { Variables } = built.door('ApplyPages')['Environment'] as { Variables: object };
    expect(Variables).not.toHaveProperty('ORIGIN_SECRET');
  });
});

describe('the stack at the edge', () => {
  it('limits each address, posts more than the rest, and keeps no sample of a request', () => {
    const { edge, remove } = buildApp({ edge: true, domainName: OWN.domainName });
    if (!edge) throw new Error('There is no such stack.');
    expect(edge.region).toBe('us-east-1');
    const template = Template.fromStack(edge);
    remove();
    template.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: OWN.domainName,
      ValidationMethod: 'DNS',
    });
    const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
    const { Rules, Scope, VisibilityConfig } = acl?.['Properties'] ?? {};
    expect(Scope).toBe('CLOUDFRONT');
    expect(
      Rules.map(
        ({ Name, Statement }: { Name: string; Statement: Record<string, { Limit?: number }> }) => [
          Name,
          Statement['RateBasedStatement']?.Limit,
        ],
      ),
    ).toEqual([
      ['AnyRequest', 2000],
      ['Posts', 300],
      ['AWSManagedRulesAmazonIpReputationList', undefined],
      ['AWSManagedRulesKnownBadInputsRuleSet', undefined],
    ]);
    for (const { VisibilityConfig: seen } of [...Rules, { VisibilityConfig }]) {
      expect(seen.SampledRequestsEnabled).toBe(false);
    }
  });
});

describe('a page door with a secret', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const ask = async (headers: Record<string, string>) => {
    const door = pageDoor('ApplyPages', { 'GET /': async () => ({ data: {} }) });
    const deps = { now: () => '', newId: () => 'an-id' };
    const event = {
      routeKey: 'GET /',
      headers: { accept: 'application/json', ...headers },
      requestContext: { http: { method: 'GET' } },
    };
    vi.stubEnv('LOG_LEVEL', 'silent');
    return ((await door(deps)(event, {})) as { statusCode: number }).statusCode;
  };

  it('answers CloudFront and nobody else', async () => {
    vi.stubEnv('ORIGIN_SECRET', 'a-secret');
    expect(await ask({ 'x-origin-secret': 'a-secret' })).toBe(200);
    expect(await ask({ 'x-origin-secret': 'another' })).toBe(403);
    expect(await ask({})).toBe(403);
  });

  it('answers everybody where nothing stands before it', async () => {
    expect(await ask({})).toBe(200);
  });
});
