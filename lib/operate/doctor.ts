import type { Settings } from '../cloud/settings.ts';
import { findAccount } from './account.ts';
import { type Finding, ill } from './finding.ts';
import { findHere } from './here.ts';
import { findMail } from './mail.ts';

/** Looks at everything that a deployment needs; what cannot be looked at is said so. */
export async function examine(root: string, settings: Settings): Promise<Finding[]> {
  const here = findHere({ root, programmeFile: settings.programmeFile });
  const account = await findAccount(settings.region);
  if (account.some(({ what, state }) => what === 'Credentials' && state === 'ill')) {
    return [...here, ...account, ill('SES', 'not looked at', 'credentials first')];
  }
  return [...here, ...account, ...(await findMail(settings)), ...address(settings)];
}

/** Mail of a made-up domain reaches nobody. */
function address({ mailFrom }: Settings): Finding[] {
  if (!/@(.+\.)?example\.(org|com|net)$/.test(mailFrom)) return [];
  return [
    ill('mailFrom', `${mailFrom} is an example`, 'deploy with -c mailFrom=academy@your.domain'),
  ];
}
