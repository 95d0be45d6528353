import type { LedgerEntry } from '../domain/mails.ts';

/** How a mail stands in words, and what somebody can do about it, if anything. */
export type MailStanding = { is: string; todo?: string };

/** What staff read about a mail: never a code, always what to do where something is to be done. */
export function standingOf({ status, delivery, lastError }: LedgerEntry): MailStanding {
  switch (status) {
    case 'due':
      return lastError ? { is: 'Waiting to be tried again' } : { is: 'Waiting' };
    case 'sending':
      return { is: 'Being sent' };
    case 'obsolete':
      return { is: 'Not sent, because it was no longer true' };
    case 'stopped':
      return { is: 'Stopped' };
    case 'suppressed':
      return {
        is: 'Not sent: this address takes no more mail',
        todo: 'Ask the person for another address. If mail to this one works again, lift the block.',
      };
    case 'failed':
      return {
        is: 'Could not be sent',
        todo: 'Look at the runbook under “A mail failed”, put the cause right, then try again. If it is no longer wanted, mark it as dealt with.',
      };
    case 'sent':
      return delivered(delivery?.state);
  }
}

type State = NonNullable<LedgerEntry['delivery']>['state'];

function delivered(state: State | undefined): MailStanding {
  switch (state) {
    case undefined:
    case 'sent':
      return { is: 'Sent' };
    case 'delayed':
      return { is: 'Sent, but slow to arrive' };
    case 'delivered':
      return { is: 'Delivered' };
    case 'returned':
      return {
        is: 'The inbox did not take it for now',
        todo: 'Write or call another way. Later mails to this address are sent as usual.',
      };
    case 'bounced':
      return {
        is: 'The address does not exist or takes no mail',
        todo: 'Check the address with the person and correct it. Until the block is lifted, nothing more is sent to it.',
      };
    case 'complained':
      return {
        is: 'The reader marked it as unwanted',
        todo: 'Call the person and ask. Nothing more is sent to the address until the block is lifted.',
      };
    case 'rejected':
      return { is: 'Refused because of its content', todo: 'Tell whoever looks after the system.' };
    case 'not-rendered':
      return { is: 'Its text could not be made', todo: 'Tell whoever looks after the system.' };
  }
}
