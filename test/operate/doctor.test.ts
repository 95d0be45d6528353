import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dnsRecords } from '../../lib/cloud/dns-records.ts';
import { clock } from '../../lib/operate/account.ts';
import { chosen } from '../../lib/operate/chosen.ts';
import { examine } from '../../lib/operate/doctor.ts';
import { lineOf } from '../../lib/operate/finding.ts';
import { node } from '../../lib/operate/here.ts';
import { quota } from '../../lib/operate/mail.ts';
import { type Answers, standIn } from './aws.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const WELL: Answers = {
  GetCallerIdentity: '<Arn>arn:aws:iam::111111111111:user/op</Arn><Account>111111111111</Account>',
  DescribeStacks:
    '<Stacks><member><StackName>CDKToolkit</StackName><Outputs><member><OutputKey>BootstrapVersion</OutputKey><OutputValue>29</OutputValue></member></Outputs></member></Stacks>',
  GetSendQuota:
    '<Max24HourSend>50000</Max24HourSend><MaxSendRate>14</MaxSendRate><SentLast24Hours>3</SentLast24Hours>',
  GetAccountSendingEnabled: '<Enabled>true</Enabled>',
  GetIdentityVerificationAttributes:
    '<VerificationAttributes><entry><key>your.domain</key><value><VerificationStatus>Success</VerificationStatus></value></entry></VerificationAttributes>',
  GetIdentityDkimAttributes:
    '<DkimAttributes><entry><key>your.domain</key><value><DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Success</DkimVerificationStatus><DkimTokens><member>one</member></DkimTokens></value></entry></DkimAttributes>',
};

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await close?.();
  close = undefined;
});

/** What is not well, as the operator reads it. */
async function ills(answers: Answers, args = ['-c', 'mailFrom=academy@your.domain']) {
  const aws = await standIn({ ...WELL, ...answers });
  close = aws.close;
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
  vi.stubEnv('AWS_ENDPOINT_URL_SES', aws.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  const findings = await examine(root, chosen(root, args));
  return findings.filter(({ state }) => state === 'ill').map(lineOf);
}

describe('the doctor', () => {
  it('finds nothing to cure where everything is in place', async () => {
    expect(await ills({})).toEqual([]);
  });

  it('says in one line what is wrong, with its cure', async () => {
    expect(
      await ills({
        DescribeStacks: { error: 'ValidationError', message: 'CDKToolkit does not exist' },
        GetSendQuota: '<Max24HourSend>200</Max24HourSend><MaxSendRate>1</MaxSendRate>',
        GetAccountSendingEnabled: '<Enabled>false</Enabled>',
        GetIdentityVerificationAttributes: '<VerificationAttributes></VerificationAttributes>',
      }),
    ).toEqual([
      '✗ Bootstrap: eu-west-2 is not prepared → npx cdk bootstrap aws://111111111111/eu-west-2',
      '✗ SES quota: 200 mails a day, 1/s: the sandbox → ask for production access in the SES console, or deploy with -c mailSandbox=true',
      '✗ SES: the account is stopped → answer the case in the support centre',
    ]);
  });

  it('lets the pools wait for an identity that is verified, and makes none that is there', async () => {
    const pending =
      '<VerificationAttributes><entry><key>your.domain</key><value><VerificationStatus>Pending</VerificationStatus></value></entry></VerificationAttributes>';
    expect(await ills({ GetIdentityVerificationAttributes: pending })).toEqual([
      '✗ Mail identity: your.domain: Pending → add the records below to its DNS, then deploy again',
    ]);
    await close?.();
    const nothing = { error: 'ValidationError', message: 'Qi4AllMail does not exist' };
    const taken =
      /^✗ Mail identity: your\.domain belongs to something else in this account → choose one below it: -c mailIdentity=academy\.your\.domain, /;
    expect(await ills({ DescribeStacks: nothing })).toContainEqual(expect.stringMatching(taken));
    await close?.();
    const halfMade =
      '<Stacks><member><StackStatus>ROLLBACK_COMPLETE</StackStatus></member></Stacks>';
    expect(await ills({ DescribeStacks: halfMade })).toContainEqual(expect.stringMatching(taken));
  });

  it('asks an endpoint that is only like AWS no more than it knows', async () => {
    expect(await ills({ GetAccountSendingEnabled: { error: 'InvalidAction' } })).toEqual([]);
  });

  it('looks at the region of the firewall too, where one is chosen', async () => {
    const args = ['-c', 'mailFrom=academy@your.domain', '-c', 'edge=true'];
    const DescribeStacks =
      '<Stacks><member><StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks>';
    expect(await ills({ DescribeStacks }, args)).toEqual([
      '✗ Bootstrap: eu-west-2, version 0 → npx cdk bootstrap aws://111111111111/eu-west-2',
      '✗ Bootstrap: us-east-1, version 0 → npx cdk bootstrap aws://111111111111/us-east-1',
    ]);
  });

  it('says that nobody is told of alarms', async () => {
    const notes = async (...args: string[]) =>
      (await examine(root, chosen(root, args))).filter(({ what }) => what === 'Alarms').map(lineOf);
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    expect(await notes()).toEqual([
      '· Alarms: nobody is told → deploy with -c alarmEmail=you@your.domain',
    ]);
    expect(await notes('-c', 'alarmEmail=you@your.domain')).toEqual([]);
    expect(await notes('-c', 'alarms=false')).toEqual([]);
  });

  it('stops at credentials that do not work: all the rest would say the same', async () => {
    const lines = await ills({ GetCallerIdentity: { error: 'InvalidClientTokenId', status: 403 } });
    expect(lines).toEqual([
      expect.stringMatching(
        /^✗ Credentials: AWS does not answer \(InvalidClientTokenId\) → sign in/,
      ),
      '✗ SES: not looked at → credentials first',
    ]);
  });

  it('refuses to send from an example’s address', async () => {
    expect(await ills({}, [])).toContain(
      '✗ mailFrom: academy@example.org is an example → deploy with -c mailFrom=academy@your.domain',
    );
  });

  it('knows a clock that AWS would refuse, the sandbox, and a Node too old', () => {
    expect(clock(1_000_000, 1_000_000 + 5 * 60_000)).toMatchObject({ state: 'ill' });
    expect(clock(1_000_000, 1_000_000 + 60_000)).toMatchObject({ state: 'well' });
    expect(quota(200, 1, true)).toMatchObject({ state: 'note' });
    expect(quota(200, 1, false)).toMatchObject({ state: 'ill' });
    expect(quota(50_000, 14, true)).toMatchObject({ state: 'note' });
    expect(node('22.1.0')).toMatchObject({ state: 'ill' });
  });

  it('gives the DNS records to paste', () => {
    const options = { domain: 'your.domain', region: 'eu-west-2', dkimTokens: ['one'] };
    expect(dnsRecords(options)).toEqual([
      'one._domainkey.your.domain CNAME one.dkim.amazonses.com',
      'bounces.your.domain MX 10 feedback-smtp.eu-west-2.amazonses.com',
      'bounces.your.domain TXT "v=spf1 include:amazonses.com ~all"',
      '_dmarc.your.domain TXT "v=DMARC1; p=quarantine; adkim=s; rua=mailto:postmaster@your.domain"',
    ]);
  });
});
