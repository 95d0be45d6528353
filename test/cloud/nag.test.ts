import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { holdToPacks } from '../../lib/cloud/academy.ts';
import { type BuiltApp, buildApp } from './fixtures/synthesised.ts';

type Report = { pluginReports: { pluginName: string; violations: { ruleName: string }[] }[] };

/** What the packs find that nobody has acknowledged, by pack. */
function findings({ app, remove }: BuiltApp): Record<string, string[]> {
  holdToPacks(app);
  const said = console.error;
  const before = process.exitCode;
  console.error = () => undefined;
  try {
    app.synth({ errorOnDuplicateSynth: false });
  } catch {
    // Findings end a synth; the report says which.
  } finally {
    console.error = said;
    process.exitCode = before;
  }
  const report = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  remove();
  const { pluginReports } = JSON.parse(report) as Report;
  return Object.fromEntries(
    pluginReports.map(({ pluginName, violations }) => [
      pluginName,
      violations.map(({ ruleName }) => ruleName),
    ]),
  );
}

describe('cdk-nag', () => {
  it('finds nothing with every choice made that has no reason given', () => {
    const context = {
      customerKey: true,
      mailSandbox: true,
      edge: true,
      domainName: 'academy.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/one',
      webAclArn: 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/qi4all/one',
      hostedZone: 'Z0123/example.org',
      alarmEmail: 'operator@example.org',
    };
    expect(findings(buildApp(context))).toEqual({ AwsSolutions: [], Serverless: [] });
  });

  it('finds nothing with the defaults but what is put there to be found', () => {
    const built = buildApp();
    new Bucket(built.academy, 'Carelessness', { enforceSSL: true });
    expect(findings(built)).toEqual({ AwsSolutions: ['AwsSolutions-S1'], Serverless: [] });
  });
});
