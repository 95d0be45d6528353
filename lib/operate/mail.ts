import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { dnsRecords } from '../cloud/dns-records.ts';
import { type Finding, ill, nameOf, note, well } from './finding.ts';

/** What SES lets a new account send in a day, to verified addresses only. */
const SANDBOX = 200;

/** Whether mail can go out: the account's standing, the identity, and the records that its DNS needs. */
export async function findMail(options: {
  region: string;
  mailIdentity: string;
  mailSandbox: boolean;
}): Promise<Finding[]> {
  const { region, mailIdentity, mailSandbox } = options;
  const ses = new SESClient({ region });
  try {
    const { Max24HourSend = 0, MaxSendRate = 0 } = await ses.send(new GetSendQuotaCommand({}));
    const { Enabled } = await ses.send(new GetAccountSendingEnabledCommand({}));
    return [
      quota(Max24HourSend, MaxSendRate, mailSandbox),
      Enabled === false
        ? ill('SES', 'the account is stopped', 'answer the case in the support centre')
        : well('SES', 'may send'),
      await identity(ses, mailIdentity),
      ...(await dns(ses, mailIdentity, region)),
    ];
  } catch (error) {
    return [ill('SES', nameOf(error), 'see Credentials; the right ses:GetSendQuota is needed')];
  } finally {
    ses.destroy();
  }
}

/** The sandbox is told from its quota: the oldest API of SES has no word for it. */
export function quota(aDay: number, aSecond: number, sandboxChosen: boolean): Finding {
  const seen = aDay === -1 ? `no daily limit, ${aSecond}/s` : `${aDay} mails a day, ${aSecond}/s`;
  if (aDay !== SANDBOX) {
    if (!sandboxChosen) return well('SES quota', seen);
    return note('SES quota', seen, 'no sandbox any more: take mailSandbox out of cdk.json');
  }
  const ask = 'ask for production access in the SES console';
  if (sandboxChosen) return note('SES quota', `${seen}: the sandbox`, ask);
  return ill('SES quota', `${seen}: the sandbox`, `${ask}, or deploy with -c mailSandbox=true`);
}

async function identity(ses: SESClient, name: string): Promise<Finding> {
  const { VerificationAttributes } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: [name] }),
  );
  const status = VerificationAttributes?.[name]?.VerificationStatus;
  if (status === 'Success') return well('Mail identity', `${name} is verified`);
  if (!status) return note('Mail identity', `${name} is not known yet: the deployment makes it`);
  const cure = name.includes('@') ? 'follow the link that SES has mailed' : 'add the records below';
  return ill('Mail identity', `${name}: ${status}`, cure);
}

async function dns(ses: SESClient, name: string, region: string): Promise<Finding[]> {
  if (name.includes('@')) return [];
  const { DkimAttributes } = await ses.send(
    new GetIdentityDkimAttributesCommand({ Identities: [name] }),
  );
  const { DkimTokens = [] } = DkimAttributes?.[name] ?? {};
  return dnsRecords({ domain: name, region, dkimTokens: DkimTokens }).map((record) =>
    note('DNS', record),
  );
}
