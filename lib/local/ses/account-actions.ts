import { isVerified, sentLast24Hours } from './account.ts';
import { readOneAddress } from './addresses.ts';
import { element, members, required } from './query-protocol.ts';
import type { SesRequest } from './sending.ts';

/** What SES says where there is no daily limit; for the rate it knows no such word. */
const NO_DAILY_LIMIT = -1;
const NO_RATE_LIMIT = 100_000;

/** GetSendQuota: the limits of the account and what was used of them. */
export function getSendQuota({ host }: SesRequest): string {
  const { maxSendRate = NO_RATE_LIMIT, max24HourSend = NO_DAILY_LIMIT } = host.account;
  return (
    element('Max24HourSend', max24HourSend) +
    element('MaxSendRate', maxSendRate) +
    element('SentLast24Hours', sentLast24Hours(host.mailbox, host.now()))
  );
}

/** GetAccountSendingEnabled: false while the account is paused. */
export function getAccountSendingEnabled({ host }: SesRequest): string {
  return element('Enabled', host.account.paused !== true);
}

/** VerifyEmailIdentity: on a laptop nobody has to follow a link, the address is verified at once. */
export function verifyEmailIdentity({ form, host }: SesRequest): string {
  const address = readOneAddress(required(form, 'EmailAddress'));
  if (!isVerified(host.account, address)) host.account.verified?.push(address);
  return '';
}

/** GetIdentityVerificationAttributes: an identity that SES does not know is left out. */
export function getIdentityVerificationAttributes({ form, host }: SesRequest): string {
  const known = members(form, 'Identities').filter((each) => isVerified(host.account, each));
  const entries = known.map((identity) => {
    const value = `<value>${element('VerificationStatus', 'Success')}</value>`;
    return `<entry>${element('key', identity)}${value}</entry>`;
  });
  return `<VerificationAttributes>${entries.join('')}</VerificationAttributes>`;
}
