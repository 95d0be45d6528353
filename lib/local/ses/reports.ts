import type { SesAccount } from './account.ts';
import { happens } from './behaviour.ts';
import { block, fateOf } from './fates.ts';
import type { NewMail } from './mailbox.ts';

/** One event about a mail: its type, what EventBridge calls it, its own part, how much later it is. */
export type Report = { type: string; title: string; about: object; after: number };

/** How long each step takes, in milliseconds. */
const A_SECOND = 1000;
const AN_HOUR = 3_600_000;

/** What is reported of a mail to one address, in the order in which it happens. */
export function afterwards(to: string, mail: NewMail, account: SesAccount): Report[] {
  const at = (after: number) => later(mail.sentAt, after);
  const fate = fateOf(to, mail, account);
  switch (fate) {
    case 'delivered': {
      if (!happens(account.behaviour, 'delayed')) return [delivered(to, at, A_SECOND)];
      return [delayed(to, at), delivered(to, at, AN_HOUR)];
    }
    case 'complained':
      block(account, to);
      return [delivered(to, at, A_SECOND), complained(to, at)];
    case 'returned':
      return [bounce(to, at, 'Transient', 'MailboxFull')];
    case 'suppressed':
      return [bounce(to, at, 'Permanent', 'OnAccountSuppressionList')];
    case 'bounced':
      block(account, to);
      return [bounce(to, at, 'Permanent', 'General')];
  }
}

/** That SES has accepted it. */
export function sent(): Report {
  return { type: 'Send', title: 'Email Sent', about: {}, after: 0 };
}

function delivered(to: string, at: (after: number) => string, after: number): Report {
  const about = {
    timestamp: at(after),
    processingTimeMillis: after,
    recipients: [to],
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'a7-12.smtp-out.eu-west-2.amazonses.com',
  };
  return { type: 'Delivery', title: 'Email Delivered', about, after };
}

function delayed(to: string, at: (after: number) => string): Report {
  const after = 60 * A_SECOND;
  const about = {
    timestamp: at(after),
    delayType: 'MailboxFull',
    expirationTime: at(14 * AN_HOUR),
    delayedRecipients: [
      { emailAddress: to, status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' },
    ],
  };
  return { type: 'DeliveryDelay', title: 'Email Delivery Delayed', about, after };
}

function complained(to: string, at: (after: number) => string): Report {
  const after = AN_HOUR;
  const about = {
    timestamp: at(after),
    feedbackId: `complaint-${at(after)}`,
    complaintSubType: null,
    complainedRecipients: [{ emailAddress: to }],
    complaintFeedbackType: 'abuse',
    userAgent: 'Example Feedback Loop',
    arrivalDate: at(after),
  };
  return { type: 'Complaint', title: 'Email Complaint Received', about, after };
}

function bounce(
  to: string,
  at: (after: number) => string,
  bounceType: string,
  bounceSubType: string,
): Report {
  const after = 2 * A_SECOND;
  const about = {
    timestamp: at(after),
    feedbackId: `bounce-${at(after)}`,
    bounceType,
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: to,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: `smtp; 550 5.1.1 <${to}> unknown`,
      },
    ],
    reportingMTA: 'dns; a7-12.smtp-out.eu-west-2.amazonses.com',
  };
  return { type: 'Bounce', title: 'Email Bounced', about, after };
}

/** An instant some milliseconds later. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
