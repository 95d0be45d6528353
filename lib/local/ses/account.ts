import { domainOf } from './addresses.ts';
import type { SesBehaviour } from './behaviour.ts';
import type { Mailbox } from './mailbox.ts';
import { SesRefusal } from './query-protocol.ts';

/** What an SES account may do. Everything absent is unlimited, verified or fine. */
export type SesAccount = {
  /** Recipients per second. */
  maxSendRate?: number;
  /** Recipients in any 24 hours. */
  max24HourSend?: number;
  /** Addresses and domains that may send; a domain covers its subdomains. */
  verified?: string[];
  /** A new account: recipients must be verified as well, or belong to the mailbox simulator. */
  sandbox?: boolean;
  paused?: boolean;
  configurationSets?: string[];
  /** Addresses that SES accepts mail for and does not deliver to. */
  suppressed?: string[];
  /** Sending domains whose own MAIL FROM domain has lost its MX record. */
  brokenMailFrom?: string[];
  /** Default eu-west-2. */
  region?: string;
  /** How often it had to refuse mail beyond its limits. Counted here. */
  refusedBeyondLimits?: number;
  /** How it treats mail that nobody could object to; a service without it delivers all of it. */
  behaviour?: SesBehaviour;
};

/** What somebody asks to send, as far as the account cares. */
export type Request = {
  /** The addresses that need leave to send: envelope and From header. */
  senders: string[];
  destinations: string[];
  configurationSet?: string | undefined;
};

/** Where the account's region is when nobody says so. */
export const DEFAULT_REGION = 'eu-west-2';

const A_SECOND = 1_000;
const A_DAY = 86_400_000;

/** @throws SesRefusal if the account must not send this at this instant. */
export function checkAccount(
  account: SesAccount,
  request: Request,
  sent: { mailbox: Mailbox; now: string },
): void {
  refuseWhilePaused(account);
  refuseUnknownConfigurationSet(account, request.configurationSet);
  refuseUnverified(account, request);
  refuseBrokenMailFrom(account, request.senders);
  refuseBeyondLimits(account, request.destinations.length, sent);
}

/** Whether the account has verified the address, by itself or by its domain. */
export function isVerified(account: SesAccount, address: string): boolean {
  const domain = domainOf(address);
  return (account.verified ?? [domain]).some((identity) => {
    const known = identity.toLowerCase();
    return known.includes('@')
      ? known === address.toLowerCase()
      : domain === known || domain.endsWith(`.${known}`);
  });
}

/** Recipients in the 24 hours up to now. */
export function sentLast24Hours(mailbox: Mailbox, now: string): number {
  return mailbox.recipientsAfter(before(now, A_DAY));
}

function refuseWhilePaused({ paused }: SesAccount): void {
  if (paused !== true) return;
  throw new SesRefusal(
    'AccountSendingPausedException',
    'Sending paused for this account. For more information, please check the inbox of the email ' +
      'address associated with your AWS account.',
  );
}

function refuseUnknownConfigurationSet(account: SesAccount, name: string | undefined): void {
  if (name === undefined || (account.configurationSets?.includes(name) ?? true)) return;
  const message = `Configuration set <${name}> does not exist.`;
  throw new SesRefusal('ConfigurationSetDoesNotExist', message);
}

function refuseUnverified(account: SesAccount, { senders, destinations }: Request): void {
  const recipients = account.sandbox === true ? destinations.filter(isReal) : [];
  const failed = [...senders, ...recipients].filter((address) => !isVerified(account, address));
  if (failed.length === 0) return;
  const region = (account.region ?? DEFAULT_REGION).toUpperCase();
  throw new SesRefusal(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region ' +
      `${region}: ${[...new Set(failed)].join(', ')}`,
  );
}

function isReal(address: string): boolean {
  return domainOf(address) !== 'simulator.amazonses.com';
}

function refuseBrokenMailFrom({ brokenMailFrom = [] }: SesAccount, senders: string[]): void {
  const domain = senders.map(domainOf).find((each) => brokenMailFrom.includes(each));
  if (domain === undefined) return;
  throw new SesRefusal(
    'MailFromDomainNotVerifiedException',
    `The MX record of the MAIL FROM domain for ${domain} could not be read.`,
  );
}

/** A rate lets a short burst pass: a mail to more people than a second allows goes out whole. */
function refuseBeyondLimits(
  account: SesAccount,
  recipients: number,
  { mailbox, now }: { mailbox: Mailbox; now: string },
): void {
  const { maxSendRate, max24HourSend } = account;
  const refuse = (message: string) => {
    account.refusedBeyondLimits = (account.refusedBeyondLimits ?? 0) + 1;
    throw new SesRefusal('Throttling', message);
  };
  if (max24HourSend !== undefined && sentLast24Hours(mailbox, now) + recipients > max24HourSend) {
    refuse('Daily message quota exceeded.');
  }
  if (maxSendRate !== undefined && mailbox.recipientsAfter(before(now, A_SECOND)) >= maxSendRate) {
    refuse('Maximum sending rate exceeded.');
  }
}

function before(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) - milliseconds).toISOString();
}
