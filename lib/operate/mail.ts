import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { dnsRecords } from '../cloud/dns-records.ts';
import type { Settings } from '../cloud/settings.ts';
import { type Finding, ill, nameOf, note, well } from './finding.ts';

/** What SES lets a new account send in a day, to verified addresses only. */
const SANDBOX = 200;

/**
 * Whether mail can go out: the account's standing, the identity, and the records that its DNS needs.
 *
 * @param deployed Whether the academy has made its identity already.
 */
export async function findMail(
  { region, mailIdentity, mailSandbox }: Settings,
  deployed: boolean,
): Promise<Finding[]> {
  const ses = new SESClient({ region });
  try {
    const { Max24HourSend = 0, MaxSendRate = 0 } = await ses.send(new GetSendQuotaCommand({}));
    return [
      quota(Max24HourSend, MaxSendRate, mailSandbox),
      await standing(ses),
      await identity(ses, mailIdentity, deployed),
      ...(await dns(ses, mailIdentity, region)),
    ];
  } catch (error) {
    return [
      ill(
        'SES',
        nameOf(error),
        'give yourself the rights ses:GetSendQuota, ses:GetAccount* and ses:GetIdentity*',
      ),
    ];
  } finally {
    ses.destroy();
  }
}

/** Whether SES has stopped the account. An endpoint like AWS may not know the question. */
async function standing(ses: SESClient): Promise<Finding> {
  try {
    const { Enabled } = await ses.send(new GetAccountSendingEnabledCommand({}));
    if (Enabled !== false) return well('SES', 'may send');
    return ill('SES', 'the account is stopped', 'answer the case in the support centre');
  } catch (error) {
    if (nameOf(error) !== 'InvalidAction') throw error;
    return note('SES', 'does not say here whether the account may send');
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

async function identity(ses: SESClient, name: string, deployed: boolean): Promise<Finding> {
  const { VerificationAttributes } = await ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: [name] }),
  );
  const status = VerificationAttributes?.[name]?.VerificationStatus ?? 'not known';
  const verified = status === 'Success';
  if (!deployed) {
    if (!verified)
      return note('Mail identity', `${name} is not known yet: the deployment makes it`);
    // CloudFormation makes no identity that is there, and the sender relies on what it sets at it.
    const cure = `choose one below it: -c mailIdentity=academy.${name.replace(/^.*@/, '')}, with a mailFrom of that domain`;
    return ill('Mail identity', `${name} belongs to something else in this account`, cure);
  }
  if (verified) return well('Mail identity', `${name} is verified`);
  const cure = name.includes('@')
    ? 'follow the link that SES has mailed, then deploy again'
    : 'add the records below to its DNS, then deploy again';
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
